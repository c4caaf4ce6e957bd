import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openBrowser } from "../../tests/support/browser.ts";
import { databaseUrlOf } from "../../tests/support/database-url.ts";
import { emptyDatabase } from "../../tests/support/installation.ts";
import { startOldPostgres } from "../../tests/support/old-postgres.ts";
import {
  giveSecondFactor,
  readInstallation,
  readSession,
  signIn,
} from "../domains/identity/sessions/session.contract.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "chalet-start-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const [demo, empty] = [databaseUrlOf(await emptyDatabase()), databaseUrlOf(await emptyDatabase())];
const key = randomBytes(32).toString("base64");

type Environment = Record<string, string>;
const running = new Set<ReturnType<typeof spawn>>();
test.after(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** The real program with settings of its own and nothing of the tests' environment. */
function program(words: readonly string[], env: Environment = {}) {
  const child = spawn(process.execPath, ["server/main.ts", ...words], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? "",
      CHALET_DATA: folder,
      CHALET_SECRET_KEY: key,
      DATABASE_URL: empty,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, ...output });
    });
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output.out);
        if (found) resolve(found);
      };
      look();
      child.stdout.on("data", look);
      child.once("close", () => reject(new Error(`it ended: ${output.err}`)));
    });
  return { child, ended, says };
}

/** Ends with exit code 1, and one sentence with what to do, and nothing else. */
async function assertRefused(words: readonly string[], env: Environment, sentence: RegExp): Promise<void> {
  const { code, err, out } = await program(words, env).ended;
  const [first = "", hint = "", ...more] = err.split("\n");
  assert.match(first, sentence);
  assert.deepEqual([code, out, more], [1, "", [""]], err);
  assert.notEqual(hint, "");
}

const limit = { timeout: 180_000 };

test("a setting, an option, a day or a command that is none is told in one sentence", limit, async () => {
  await Promise.all([
    assertRefused(["start"], { CHALET_PORT: "all" }, /^The setting CHALET_PORT cannot be used: /),
    assertRefused(
      ["start"],
      { CHALET_PUBLIC_URL: "http://example.com" },
      /^The setting CHALET_PUBLIC_URL must begin with https:\/\//,
    ),
    assertRefused(
      ["start", "--today", "2026-02-30"],
      {},
      /^--today needs a day like 2026-12-31, not "2026-02-30"\.$/,
    ),
    assertRefused(["start", "--port"], {}, /--port/),
    assertRefused(["constructor"], {}, /^There is no command "constructor"\.$/),
    assertRefused(
      ["start"],
      { CHALET_SECRET_KEY: "short" },
      /^The setting CHALET_SECRET_KEY is not 32 bytes in base64\.$/,
    ),
  ]);
});

test("a database that is away or too old is told in one sentence, without its password", limit, async () => {
  const port = await startOldPostgres("14.20");
  const away = "postgres://chalet:geheim@127.0.0.1:1/chalet";
  await Promise.all([
    assertRefused(
      ["start"],
      { DATABASE_URL: away },
      /^The database cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
    ),
    assertRefused(
      ["start"],
      { DATABASE_URL: `postgres://chalet@127.0.0.1:${port}/chalet` },
      /^The database server is PostgreSQL 14\.20;/,
    ),
    assertRefused(["start"], { DATABASE_URL: "chalet" }, /^The setting DATABASE_URL cannot be used: /),
  ]);
});

test(
  "a folder that cannot be written, and a logo that cannot be read, are told in one sentence",
  limit,
  async () => {
    const file = join(folder, "logo.svg");
    writeFileSync(file, "<svg/>");
    const noKey = { CHALET_SECRET_KEY: "", CHALET_DATA: join(file, "data") };
    await assertRefused(["start"], noKey, /^The installation's key .* cannot be read or made\.$/);
    await assertRefused(
      ["start", "--empty", "--port", "0"],
      { PROVIDER_LOGO: join(folder, "none.png") },
      /^The file of PROVIDER_LOGO cannot be read: .* \(ENOENT\)\.$/,
    );
    await assertRefused(
      ["start", "--empty", "--port", "0"],
      { PROVIDER_LOGO: file },
      /^The file of PROVIDER_LOGO is neither PNG nor JPEG: /,
    );
  },
);

test("a port that is taken is told in one sentence", limit, async (t) => {
  const other = createServer();
  t.after(() => other.close());
  await new Promise<void>((resolve) => {
    other.listen(0, "127.0.0.1", resolve);
  });
  const { port } = other.address() as AddressInfo;
  await assertRefused(
    ["start", "--empty", "--port", String(port)],
    {},
    new RegExp(`^Port ${port} is taken by another program\\.$`),
  );
});

test(
  "the demo runs on a given day: its staff sign in with the code of the terminal, and it stops with a screen open",
  limit,
  async () => {
    const { child, ended, says } = program(["start", "--port", "0", "--today", "2027-03-01"], {
      DATABASE_URL: demo,
    });
    const url = (await says(/Chalet is running: (http:\S+)/))[1] ?? "";
    await says(/bin\/chalet code <e-mail> --today 2027-03-01 prints it/);
    const browser = openBrowser(url, url, "en");
    assert.match((await browser.call(readInstallation)).body.today, /^2027-03-0[12]$/);
    const body = { email: "nora@alpenhost.example", password: "granite-peak-lantern" };
    assert.equal((await browser.call(signIn, { body })).body.step, "second_factor");
    const printed = await program(["code", body.email, "--today", "2027-03-01"], { DATABASE_URL: demo })
      .ended;
    assert.deepEqual([printed.code, printed.err], [0, ""]);
    assert.equal(
      (await browser.call(giveSecondFactor, { body: { method: "totp", code: printed.out.trim() } })).status,
      200,
    );
    assert.equal((await browser.call(readSession)).body.staff?.secondFactorGiven, true);
    const stream = await browser.fetch("/api/v1/staff/events");
    assert.equal(stream.status, 200);
    child.kill("SIGTERM");
    await stream.text();
    assert.deepEqual({ ...(await ended), out: "" }, { code: 0, out: "", err: "" });
  },
);

test("a stop does not wait for a request that is never sent to its end", limit, async () => {
  const { child, ended, says } = program(["start", "--port", "0"], { DATABASE_URL: demo });
  const url = new URL((await says(/Chalet is running: (http:\S+)/))[1] ?? "");
  const caller = connect(Number(url.port), "127.0.0.1");
  caller.on("error", () => {});
  caller.write("GET /healthz HTTP/1.1\r\nhost: localhost\r\n");
  await openBrowser(url.origin, url.origin, "en").fetch("/healthz");
  child.kill("SIGTERM");
  const { code, err } = await ended;
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  caller.destroy();
});

test("the audit log is verified from the terminal", limit, async () => {
  const { code, out } = await program(["audit", "verify"], { DATABASE_URL: demo }).ended;
  assert.equal(code, 0);
  assert.match(out, /^\d+ rows in \d+ chains, 0 broken\n$/);
});
