import { createHash } from "node:crypto";
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SingleConnectionProvider,
} from "kysely";
import pg from "pg";
import { AppError } from "../errors.ts";
import { commitLater, takeCommit } from "./deferred-commit.ts";
import { type Access, openingOf, type Reach, type SessionQuestion, type SessionRow } from "./opening.ts";
import type { Tables } from "./tables.ts";
import { typeParsers } from "./types.ts";

export type { Reach };

/** The handle of one running transaction: the only way to the tables. */
export type Db = Kysely<Tables>;

export interface Database {
  /** Runs `work` in one transaction of the role that `reach` names; commits when it returns, rolls back when it throws. */
  transaction<T>(access: Access, reach: Reach, work: (db: Db) => Promise<T>): Promise<T>;
  /** The same, and finds who stands behind a session on the same way: undefined when nobody does, or nobody is asked for. */
  sessionTransaction<T>(
    access: Access,
    reach: Reach,
    question: SessionQuestion | undefined,
    work: (db: Db, session: SessionRow | undefined) => Promise<T>,
  ): Promise<T>;
  /** How connections are made, for the parts that hold their own: the job worker and the event listener. */
  readonly connection: pg.PoolConfig;
  close(): Promise<void>;
}

/** Opens the pool. Connections send statements without waiting for the answer of the one before (pipelining). */
export function openDatabase(connection: pg.PoolConfig, connections: number): Database {
  const settings: pg.PoolConfig = {
    ...connection,
    types: typeParsers,
    application_name: "chalet",
    connectionTimeoutMillis: 10_000,
  };
  const pool = new pg.Pool({ ...settings, max: connections, pipeline: true } as pg.PoolConfig);
  // A connection that breaks is replaced by the pool; without listeners, idle or in use, it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    connection: settings,
    transaction: (access, reach, work) =>
      withRetries(() => runTransaction(pool, access, openingOf(access, reach), work)),
    sessionTransaction: (access, reach, question, work) => {
      const opening = openingOf(access, reach, question);
      const asked = (db: Db, answer: Promise<unknown>) =>
        answer.then((results) => work(db, question && sessionOf(results)));
      return withRetries(() => runTransaction(pool, access, opening, asked));
    },
    close: () => pool.end(),
  };
}

const maxTries = 3;

/** Two transactions that waited for each other: the database ended one, which is run again from the start. */
async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempt === maxTries || (code !== "40P01" && code !== "40001")) throw error;
    }
  }
}

async function runTransaction<T>(
  pool: pg.Pool,
  access: Access,
  opening: string,
  work: (db: Db, begun: Promise<unknown>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch(unreachable);
  let refusedToBegin: unknown;
  let failure: Error | undefined;
  try {
    // Sent ahead of the first statement; if it fails, every later statement of the transaction fails too.
    const begun = client.query(takeCommit(client) + opening);
    begun.catch((cause) => {
      refusedToBegin = cause;
    });
    const result = await work(handleOn(client), begun);
    await begun;
    if (access === "read") {
      commitLater(client);
      return result;
    }
    const ended = await client.query("commit");
    if (ended.command !== "COMMIT") throw new Error("the transaction was aborted by a failed statement");
    return result;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      failure = cause;
    });
    if (failure && !(error instanceof AppError)) unreachable(error);
    throw refusedToBegin ?? error;
  } finally {
    client.release(failure);
  }
}

function unreachable(cause: unknown): never {
  throw new AppError("platform.unavailable", {}, [], cause);
}

/** The answer to the question is the last of what the opening gave. */
function sessionOf(results: unknown): SessionRow | undefined {
  return (results as readonly pg.QueryResult<SessionRow>[]).at(-1)?.rows[0];
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const driver = new DummyDriver();
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
};

function handleOn(client: pg.PoolClient): Db {
  const provider = new SingleConnectionProvider(new NamedConnection(client));
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  return new Kysely<Tables>({ config: { dialect }, dialect, driver, executor });
}

const names = new Map<string, string>();
const maxNames = 2_000;

/** A stable name for a statement's text, so that PostgreSQL plans it once a connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  // Texts that never repeat (lists of values) must not fill the server's memory.
  if (names.size >= maxNames || text.length > 8_000) return undefined;
  const name = createHash("sha1").update(text).digest("base64url");
  names.set(text, name);
  return name;
}

class NamedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(query.sql);
    const result = await this.#client.query({
      text: query.sql,
      values: query.parameters as unknown[],
      ...(name ? { name } : {}),
    });
    return { rows: (result.rows ?? []) as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: rows are never streamed; the interface asks for the method.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("statements are not streamed");
  }
}
