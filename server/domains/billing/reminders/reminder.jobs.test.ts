import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { remindOfInvoices } from "./remind.ts";

const installation = await testInstallation();
const totalMinor = 12_842n;

/** Open invoices that nobody was reminded of, in the order of reminders. */
function listUntouched(organizationId: string) {
  return installation.write((ctx) =>
    ctx.db
      .selectFrom("due_items as d")
      .leftJoin("invoice_reminders as r", (join) =>
        join.onRef("r.organization_id", "=", "d.organization_id").onRef("r.invoice_id", "=", "d.subject_id"),
      )
      .select(["d.id", "d.subject_id as invoiceId"])
      .where("d.organization_id", "=", organizationId)
      .where("d.state", "=", "open")
      .where("r.ordinal", "is", null)
      .orderBy("d.id")
      .execute(),
  );
}

test("MON-13 booked and reminded at the same instant, a thousand times: a paid invoice is never reminded of", async () => {
  const { customer } = await buildInvoice(installation);
  const { organizationId } = customer;
  for (let count = 0; count < 1_600; count += 1) await buildInvoice(installation, { customer });
  installation.clock.advance({ hours: 24 * 40 });
  const late: string[] = [];
  const ends = { reminded: 0, paid: 0 };
  let times = 0;
  let paidId = "";
  while (times < 1_000) {
    // Where a reminder passed over what was being paid, it took the next: then the two no longer meet.
    for (const due of (await listUntouched(organizationId)).slice(0, 20)) {
      times += 1;
      const [isReminded] = await Promise.all([remindSlowly(due.invoiceId, times % 4), pay(due.id)]);
      if (isReminded) ends.reminded += 1;
      else ends.paid += 1;
    }
  }
  assert.deepEqual(late, [], "reminded of after its payment was booked");
  assert.ok(ends.reminded > 0 && ends.paid > 0, JSON.stringify(ends));

  async function pay(dueItemId: string): Promise<void> {
    const target = { kind: "due_item", organizationId, dueItemId } as const;
    await receive(installation, [buildPayment(installation, { amountMinor: totalMinor, target })]);
    paidId = dueItemId;
  }

  /** True when the invoice was reminded of just now. Stays open for a moment: whoever does not wait for it is booked meanwhile. */
  function remindSlowly(invoiceId: string, milliseconds: number): Promise<boolean> {
    const paidBefore = paidId;
    return installation.write(async (ctx) => {
      const isTold = () =>
        ctx.db
          .selectFrom("invoice_reminders")
          .select("invoice_id")
          .where("organization_id", "=", organizationId)
          .where("invoice_id", "=", invoiceId)
          .executeTakeFirst()
          .then((row) => row !== undefined);
      if (await isTold()) return false;
      await remindOfInvoices(ctx, 1);
      const isReminded = await isTold();
      await pause(milliseconds);
      if (isReminded && paidId !== paidBefore) late.push(invoiceId);
      return isReminded;
    });
  }
});
