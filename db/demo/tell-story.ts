import { Readable } from "node:stream";
import { z } from "zod";
import { formatDecimal, toMinorNumber } from "../../common/money.ts";
import { permissionsOfMember } from "../../common/permissions.ts";
import { makeQrReference } from "../../common/references.ts";
import { receiveFile } from "../../server/domains/bank/index.ts";
import { importOpenItems } from "../../server/domains/billing/index.ts";
import { cancelOrder, invoiceOrder, placeOrder, priceOrder } from "../../server/domains/orders/index.ts";
import { findOrganization } from "../../server/domains/organizations/index.ts";
import { jobs } from "../../server/domains.ts";
import { type Clock, manualClock } from "../../server/platform/clock.ts";
import type { WriteContext } from "../../server/platform/context.ts";
import { readStory, writeStory } from "../../server/platform/database/installation.queries.ts";
import { found } from "../../server/platform/errors.ts";
import { drainJobs } from "../../server/platform/jobs/drain-jobs.ts";
import {
  type Circumstances,
  openContext,
  runWrite,
  type Services,
  systemCircumstances,
} from "../../server/platform/make-context.ts";
import { type BankLine, bankFile } from "./bank-file.ts";
import { loadDemoCatalogue } from "./catalogue.ts";
import { demoCustomers } from "./customers.ts";
import { openDueItemOf } from "./due-item.queries.ts";
import { loadPeople } from "./people.ts";
import type { StoryPayment, StoryStep } from "./story.ts";

const platform = { kind: "platform" } as const;

/** PDFs are made by the worker after the start: they take time, and are the same whenever they are made. */
const leftForTheWorker = ["document.store"];

const Story = z.object({
  done: z.number().default(-1),
  customers: z.record(z.string(), z.object({ organizationId: z.string(), userId: z.string() })).default({}),
  orders: z.record(z.string(), z.object({ by: z.string(), orderId: z.string() })).default({}),
});
type Story = z.output<typeof Story>;

/** Half past nine in the morning, some days before today. */
export function clockBefore(clock: Clock, daysAgo: number): Clock {
  const day = Temporal.PlainDate.from(clock.today()).subtract({ days: daysAgo });
  const morning = day.toZonedDateTime({ timeZone: clock.timeZone, plainTime: "09:30" });
  return manualClock(morning.toInstant().toString(), clock.timeZone);
}

/** Loads catalogue and people, unless that is done. */
export async function beginStory(services: Services): Promise<void> {
  await act(services, systemCircumstances(services), "demo.begun", async (ctx, told) => {
    if (told.done >= 0) return told;
    await loadDemoCatalogue(ctx.db);
    return { ...told, done: 0, customers: await loadPeople(ctx) };
  });
}

/** Tells one step, unless that is done, and then what follows from it. */
export async function tellStep(services: Services, step: StoryStep, index: number): Promise<void> {
  const place = index + 1;
  const told = await services.database.transaction("read", platform, async (db) =>
    Story.parse(await readStory(db)),
  );
  if (told.done < place) {
    if ("bank" in step) await tellOfPayments(services, told, step, place);
    else await tellAct(services, told, step, place);
  }
  await drainJobs(services, jobs, leftForTheWorker);
}

async function tellAct(
  services: Services,
  told: Story,
  step: Exclude<StoryStep, { bank: string }>,
  place: number,
): Promise<void> {
  const key =
    "order" in step
      ? step.by
      : "cancel" in step
        ? told.orders[step.cancel]?.by
        : "invoice" in step
          ? told.orders[step.invoice]?.by
          : undefined;
  const circumstances = key ? circumstancesOf(services, told, key) : systemCircumstances(services);
  await act(services, circumstances, actionOf(step), async (ctx, now) => {
    if ("order" in step) {
      const orderId = await order(ctx, step.lines);
      return { ...now, done: place, orders: { ...now.orders, [step.order]: { by: step.by, orderId } } };
    }
    if ("cancel" in step) await cancelOrder(ctx, found(now.orders[step.cancel]).orderId);
    else if ("invoice" in step) await invoiceOrder(ctx, found(now.orders[step.invoice]).orderId);
    else await importOpenItems(ctx, Buffer.from(await openItems(ctx, now)));
    return { ...now, done: place };
  });
}

/** What the activity log calls it: the endpoint that the customer would have used. */
function actionOf(step: StoryStep): string {
  if ("order" in step) return "order.place";
  if ("cancel" in step) return "order.cancel";
  return "invoice" in step ? "order.invoice" : "demo.told";
}

/** One transaction that does something and notes how far the story is. */
async function act(
  services: Services,
  circumstances: Circumstances,
  action: string,
  work: (ctx: WriteContext, told: Story) => Promise<Story>,
): Promise<void> {
  await services.database.transaction("write", platform, (db) =>
    runWrite(services, circumstances, db, action, async (ctx) => {
      await writeStory(db, await work(ctx, Story.parse(await readStory(db))));
    }),
  );
}

function circumstancesOf(services: Services, told: Story, key: string): Circumstances {
  const customer = found(demoCustomers.find((one) => one.key === key));
  const { organizationId, userId } = found(told.customers[key]);
  return {
    ...systemCircumstances(services),
    language: customer.language,
    actor: {
      kind: "member",
      userId,
      name: `${customer.firstName} ${customer.lastName}`,
      sessionId: undefined,
      organizationId,
      memberRole: "legal_representative",
      staffRole: undefined,
      permissions: permissionsOfMember("legal_representative", true),
    },
  };
}

async function order(
  ctx: WriteContext,
  wanted: Extract<StoryStep, { order: string }>["lines"],
): Promise<string> {
  const lines = wanted.map(([planId, period, quantity, label]) => ({
    planId,
    period,
    quantity,
    ...(label ? { label } : {}),
  }));
  const organization = found(await findOrganization(ctx.db, ctx.actor.organizationId ?? ""));
  const { totalMinor } = await priceOrder(ctx, organization, lines);
  return placeOrder(ctx, {
    ...{ lines, expectedTotalMinor: toMinorNumber(totalMinor) },
    ...{ billingAddressId: null, termsVersion: ctx.config.terms?.version ?? null },
  });
}

async function tellOfPayments(
  services: Services,
  told: Story,
  step: Extract<StoryStep, { bank: string }>,
  place: number,
): Promise<void> {
  const account = found(services.config.provider.accounts.find(({ currency }) => currency === step.bank));
  const lines = await services.database.transaction("read", platform, (db) =>
    Promise.all(
      step.payments.map(async (payment) =>
        bankLine(payment, told, step.bank, await dueItemOf(db, payment, told)),
      ),
    ),
  );
  const day = services.clock.today();
  const name = `${step.bank}-${day}`;
  const ctx = openContext(services, systemCircumstances(services), platform, "bank_file.upload");
  await receiveFile(ctx, {
    name: `${name}.xml`,
    content: Readable.from([Buffer.from(bankFile(name, account.iban, day, lines))]),
  });
  await act(services, systemCircumstances(services), "demo.told", async (_ctx, now) => ({
    ...now,
    done: place,
  }));
}

type DueItem = Awaited<ReturnType<typeof openDueItemOf>>;

async function dueItemOf(db: WriteContext["db"], payment: StoryPayment, told: Story): Promise<DueItem> {
  const ordered = payment.order ? told.orders[payment.order] : undefined;
  return ordered
    ? openDueItemOf(db, found(told.customers[ordered.by]).organizationId, ordered.orderId)
    : undefined;
}

function bankLine(payment: StoryPayment, told: Story, currency: string, due: DueItem): BankLine {
  if (payment.stranger) {
    const { name, iban, minor, reference, text } = payment.stranger;
    return { amount: { minor, currency }, reference, name, iban, text };
  }
  const { reference, amount_minor } = found(due);
  const customer = found(demoCustomers.find(({ key }) => key === told.orders[payment.order ?? ""]?.by));
  const amount = { minor: amount_minor + (payment.offByMinor ?? 0n), currency };
  return {
    amount,
    reference: payment.withoutReference ? undefined : reference,
    name: customer.name,
    iban: customer.iban,
    text: undefined,
  };
}

/** Two invoices of the system that the provider had before. */
async function openItems(ctx: WriteContext, told: Story): Promise<string> {
  const today = Temporal.PlainDate.from(ctx.clock.today());
  const rows = await Promise.all(
    (["bernasconi", "dubois"] as const).map(async (key, index) => {
      const { organizationId } = found(told.customers[key]);
      const { customer_number } = found(await findOrganization(ctx.db, organizationId));
      const amount = formatDecimal({ minor: 12_960n + BigInt(index) * 5_400n, currency: "CHF" });
      const reference = makeQrReference(`990000${index + 1}`);
      return [
        customer_number,
        `R-2025-${418 + index}`,
        today.subtract({ days: 9 }),
        today.add({ days: 400 }),
        amount,
        "CHF",
        reference,
      ].join(",");
    }),
  );
  return ["organization,number,date,due date,amount,currency,reference", ...rows].join("\n");
}
