import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { z } from "zod";
import type { BaseContext, OpenContext, ReadContext } from "../../server/platform/context.ts";
import type { Db, Reach } from "../../server/platform/database/database.ts";
import { defineJob } from "../../server/platform/jobs/job.ts";
import { runJob } from "../../server/platform/jobs/worker.ts";
import { query, testInstallation } from "../support/installation.ts";
import { buildCustomer } from "../support/people.ts";

const installation = await testInstallation();
const { database } = installation.services;
const customer = await buildCustomer(installation);
const { organizationId } = customer;

/** Said by the compiler: what is in reach of which mode. A line that stops compiling is a rule that was broken. */
const openHasNoTransaction: "db" extends keyof OpenContext ? never : true = true;
const readCannotWrite: "addJob" extends keyof ReadContext ? never : true = true;
const readCannotCall: "providers" extends keyof ReadContext ? never : true = true;
const nobodyHasThePool: "database" extends keyof BaseContext ? never : true = true;

interface Standing {
  role: string;
  superuser: string;
  organization: string;
  secured: string;
}

async function standing(reach: Reach): Promise<Standing | undefined> {
  return database.transaction("read", reach, async (db: Db) => {
    const { rows } =
      await sql<Standing>`select current_user as role, current_setting('is_superuser') as superuser,
      current_setting('app.organization', true) as organization, current_setting('row_security') as secured`.execute(
        db,
      );
    return rows[0];
  });
}

test("open mode has no transaction, read mode no way to write or to call: the compiler says so", () => {
  assert.ok(openHasNoTransaction && readCannotWrite && readCannotCall && nobodyHasThePool);
});

test("every transaction works under a role that is neither superuser nor owner", async () => {
  const inside = await standing({ kind: "organization", organizationId });
  assert.deepEqual(inside, {
    role: "chalet_app",
    superuser: "off",
    organization: organizationId,
    secured: "on",
  });
  const user = await standing({ kind: "user", userId: customer.userId });
  assert.deepEqual(user, { role: "chalet_app", superuser: "off", organization: "", secured: "on" });
  const across = await standing({ kind: "platform" });
  assert.deepEqual(across, { role: "chalet_platform", superuser: "off", organization: "", secured: "on" });
});

test("a connection carries nothing over to the next transaction", async () => {
  for (let at = 0; at < 30; at += 1) {
    await standing({ kind: "organization", organizationId });
    assert.equal((await standing({ kind: "user" }))?.organization, "");
  }
});

test("a read cannot write: the database refuses", async () => {
  const write = (db: Db) => sql`update organizations set name = 'changed'`.execute(db);
  await assert.rejects(database.transaction("read", { kind: "organization", organizationId }, write), {
    code: "25006",
  });
  await assert.rejects(database.transaction("read", { kind: "platform" }, write), { code: "25006" });
});

test("an act and its job, mail and audit row exist together or not at all", async () => {
  const before = await counts();
  const act = (fails: boolean) =>
    installation.write(async (ctx) => {
      await ctx.addMail({
        to: "a@example.com",
        language: "en",
        template: "identity.password_changed",
        link: "/sign-in",
      });
      ctx.audit({ action: "test.acted", organizationId });
      if (fails) throw new Error("after everything was written");
    });
  await assert.rejects(act(true), /after everything/);
  assert.deepEqual(await counts(), before);
  await act(false);
  assert.deepEqual(await counts(), {
    mails: before.mails + 1,
    jobs: before.jobs + 1,
    audits: before.audits + 1,
  });
});

async function counts(): Promise<{ mails: number; jobs: number; audits: number }> {
  const rows = await query<{ mails: number; jobs: number; audits: number }>(
    installation,
    `select (select count(*)::int from mails) as mails, (select count(*)::int from app.list_jobs()) as jobs,
      (select count(*)::int from organization_audit) as audits`,
  );
  return rows[0] ?? { mails: 0, jobs: 0, audits: 0 };
}

test("a job inside an organization sees that organization alone", async () => {
  const other = await buildCustomer(installation);
  const seen: string[] = [];
  const job = defineJob({
    name: "test.look",
    payload: z.object({ organizationId: z.uuid() }),
    maxAttempts: 1,
    reach: "organization",
    mode: "write",
    run: async ({ db }) => {
      const rows = await db.selectFrom("organizations").select("organization_id").execute();
      seen.push(...rows.map((row) => row.organization_id));
    },
  });
  await runJob(installation.services, job, { organizationId: other.organizationId });
  assert.deepEqual(seen, [other.organizationId]);
  await assert.rejects(
    runJob(installation.services, { ...job, payload: z.object({}) }, {}),
    /names no organization/,
  );
});
