import pg from "pg";
import type { TestInstallation } from "./installation.ts";

/** Runs SQL as the role that the program logs in with, on a connection of its own: what no request and no job could do. */
export async function queryOn<T extends pg.QueryResultRow>(
  connection: pg.ClientConfig,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The same on the database of an installation. */
export async function queryAsOwner<T extends pg.QueryResultRow>(
  installation: TestInstallation,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  return queryOn<T>(installation.services.database.connection, text, values);
}

/** Ends the connections whose last statement begins so, as a broken line would. */
export async function killConnections(installation: TestInstallation, statement: string): Promise<void> {
  await queryAsOwner(
    installation,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like $1",
    [`${statement}%`],
  );
}
