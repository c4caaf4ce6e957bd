import assert from "node:assert/strict";
import test from "node:test";
import type { Endpoint } from "../../common/contract.ts";
import {
  memberRoles,
  permissionsOfMember,
  permissionsOfStaff,
  staffRoles,
} from "../../common/permissions.ts";
import type { Browser } from "../support/browser.ts";
import { testInstallation } from "../support/installation.ts";
import { buildCustomer, buildMember, buildPerson, buildStaff } from "../support/people.ts";
import { assertNone } from "./support/assert-none.ts";
import { callWithNonsense, endpoints, name } from "./support/calls.ts";

const installation = await testInstallation();
const customer = await buildCustomer(installation);
const own = customer.organizationId;
const of = (...kinds: string[]) => endpoints.filter(({ actor }) => kinds.includes(actor));

/** Calls all endpoints as somebody and names those that answer otherwise. */
async function walk(browser: Browser, all: readonly Endpoint[], status: number, code: string): Promise<void> {
  assert.ok(all.length > 0, "there is nothing to walk");
  const wrong: string[] = [];
  for (const endpoint of all) {
    const answer = await callWithNonsense(browser, endpoint, own);
    if (answer.status !== status || answer.code !== code) {
      wrong.push(`${name(endpoint)}: ${answer.status} ${answer.code}`);
    }
  }
  assertNone(wrong, `Each must answer ${status} ${code} before it looks at the input:`);
}

test("a visitor gets 401 everywhere but at the open doors", async () => {
  await walk(installation.browser(), of("user", "member", "staff"), 401, "identity.sign_in_needed");
});

test("a token that is none, ended or too old gets 401", async () => {
  const forged = installation.browser();
  forged.cookies.set("__Host-session", "x".repeat(43));
  await walk(forged, of("user", "member", "staff"), 401, "identity.sign_in_needed");
  const ended = await buildPerson(installation);
  await ended.browser.fetch("/api/v1/session", { method: "DELETE" });
  ended.browser.cookies.set("__Host-session", "ended");
  await walk(ended.browser, of("user", "member", "staff"), 401, "identity.sign_in_needed");
});

test("a stranger gets 404 inside an organization, as if it did not exist", async () => {
  const stranger = await buildCustomer(installation);
  await walk(stranger.browser, of("member"), 404, "platform.not_found");
});

test("customers get 404 in the staff area, as if it did not exist", async () => {
  await walk(customer.browser, of("staff"), 404, "platform.not_found");
});

test("staff get 404 inside an organization that they are no members of", async () => {
  const staff = await buildStaff(installation, "administrator");
  await walk(staff.browser, of("member"), 404, "platform.not_found");
});

test("somebody who was removed from an organization is a stranger at once", async () => {
  const removed = await buildMember(installation, own, "administrator");
  await installation.write(({ db }) =>
    db
      .deleteFrom("members")
      .where("organization_id", "=", own)
      .where("user_id", "=", removed.userId)
      .execute(),
  );
  await walk(removed.browser, of("member"), 404, "platform.not_found");
});

for (const role of memberRoles) {
  for (const hasBilling of role === "collaborator" ? [false, true] : [false]) {
    const rights = permissionsOfMember(role, hasBilling);
    test(`${role}${hasBilling ? " with billing" : ""}: 403 without the right, never 401 or 403 with it`, async () => {
      const member = await buildMember(installation, own, role, hasBilling);
      const may = ({ permission }: Endpoint) =>
        permission !== undefined && new Set<string>(rights).has(permission);
      const without = of("member").filter((endpoint) => !may(endpoint));
      if (role !== "legal_representative" && without.length > 0) {
        await walk(member.browser, without, 403, "platform.forbidden");
      }
      await isLetIn(member.browser, of("member").filter(may));
    });
  }
}

for (const role of staffRoles) {
  const rights: ReadonlySet<string> = permissionsOfStaff(role);
  test(`staff, ${role}: 403 without the right, never 401 or 403 with it`, async () => {
    const staff = await buildStaff(installation, role);
    const needing = of("staff").filter(({ permission }) => permission !== undefined);
    const without = needing.filter(({ permission = "" }) => !rights.has(permission));
    if (role !== "administrator") await walk(staff.browser, without, 403, "platform.forbidden");
    await isLetIn(
      staff.browser,
      needing.filter(({ permission = "" }) => rights.has(permission)),
    );
  });
}

test("staff without a second factor in this session get 403, whatever their role", async () => {
  const person = await buildPerson(installation);
  await installation.write(({ db, clock }) =>
    db
      .insertInto("staff")
      .values({ user_id: person.userId, role: "administrator", created_at: clock.now().toString() })
      .execute(),
  );
  await walk(person.browser, of("staff"), 403, "identity.second_factor_needed");
});

test("staff whose second factor is too old get 403", async () => {
  const staff = await buildStaff(installation, "administrator");
  installation.clock.advance({ hours: installation.services.config.staffSessionHours, minutes: 1 });
  await walk(staff.browser, of("staff"), 403, "identity.second_factor_needed");
});

/** With the right, the input is looked at, and found to be nonsense: anything but a refusal of the person or a fault of ours. */
async function isLetIn(browser: Browser, all: readonly Endpoint[]): Promise<void> {
  const wrong: string[] = [];
  for (const endpoint of all) {
    const { status, code } = await callWithNonsense(browser, endpoint, own);
    const isRefused = status === 401 || code === "platform.forbidden" || status >= 500;
    if (isRefused) wrong.push(`${name(endpoint)}: ${status} ${code}`);
  }
  assertNone(wrong, "Somebody with the right is let in, and nonsense is no fault of ours:");
}
