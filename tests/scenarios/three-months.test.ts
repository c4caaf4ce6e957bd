import assert from "node:assert/strict";
import test from "node:test";
import { addDays } from "../../common/dates.ts";
import { checkLedger } from "../../server/domains/billing/index.ts";
import { verifyAudit } from "../../server/platform/audit/verify-audit.ts";
import { query } from "../support/installation.ts";
import { openChance } from "./support/chance.ts";
import { cardStories, chargesBack } from "./three-months/card-stories.ts";
import { Household } from "./three-months/household.ts";
import { stories as transferStories } from "./three-months/stories.ts";
import { World } from "./three-months/world.ts";

const firstDay = "2026-01-05";
/** New stories begin for so many days; what they began is over when the last day is. */
const days = { begin: 60, all: 92 };
const stories = [...transferStories, ...cardStories];
const limit = { timeout: 600_000 };
const chance = openChance();

test(
  "MON-1 to MON-14 three months of ten customers: on each evening every balance is the one of the customer's own books",
  limit,
  async () => {
    const world = await World.open(chance, firstDay);
    const homes: Household[] = [];
    for (let at = 0; at < 10; at += 1) homes.push(await Household.move(world, at));
    for (const home of homes.slice(0, 3)) world.plan(1, () => chargesBack(home));
    for (let day = 0; day < days.all; day += 1) {
      assert.equal(world.today, addDays(firstDay, day));
      if (day < days.begin) {
        for (const home of homes) {
          if (chance.number(1, 3) > 1) continue;
          const story = stories[chance.number(0, stories.length - 1)];
          world.plan(0, async () => story?.(home));
        }
      }
      await world.live();
      for (const home of homes) await home.assertBalance();
      if (day % 7 === 0) await assertBooks(world);
    }
    await assertBooks(world);
    for (const home of homes) await assertOrders(home);
    const [invoices] = await query<{ numbers: number; range: number }>(
      world.installation,
      `select count(distinct number)::int as numbers, max(number::int) - min(number::int) + 1 as range from invoices`,
    );
    assert.equal(invoices?.numbers, invoices?.range, "MON-4 numbers without a gap");
  },
);

async function assertBooks(world: World): Promise<void> {
  const { database } = world.installation.services;
  await database.transaction("read", { kind: "platform" }, async (db) => {
    const { rules } = await checkLedger(db);
    assert.deepEqual(
      rules.filter(({ holds }) => !holds),
      [],
      `MON-2 the ledger adds up on ${world.today}`,
    );
    assert.deepEqual((await verifyAudit(db)).broken, [], "SEC-10 the chains of the audit log hold");
  });
}

async function assertOrders(home: Household): Promise<void> {
  for (const order of home.orders) {
    const { state, cancelCause } = await home.read(order);
    const expected = ["pending", "paid"].includes(order.ends) ? order.ends : `cancelled ${order.ends}`;
    assert.equal([state, cancelCause].filter(Boolean).join(" "), expected, order.id);
  }
}
