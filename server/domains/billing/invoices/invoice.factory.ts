import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { newId } from "../../../platform/ids.ts";
import { findPayer } from "../../organizations/index.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { billedCustomerOf } from "../customers/customer.rules.ts";
import { buildDocumentLine } from "../documents/invoice-document.factory.ts";
import type { DocumentLine } from "../documents/invoice-document.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { type IssuedInvoice, issueInvoice } from "./issue-invoice.ts";

/** An open invoice of CHF 118.80 and VAT for a customer of its own, unless told otherwise. */
export async function buildInvoice(
  installation: TestInstallation,
  overrides: { customer?: Customer; lines?: readonly DocumentLine[] } = {},
): Promise<{ customer: Customer; invoice: IssuedInvoice }> {
  const customer = overrides.customer ?? (await buildCustomer(installation));
  const { organizationId } = customer;
  const invoice = await installation.write(async (ctx) => {
    await lockOrganizations(ctx.db, [organizationId]);
    const payer = await findPayer(ctx, organizationId, null);
    return issueInvoice(ctx, {
      ...{ organizationId, orderId: null, customer: billedCustomerOf(payer) },
      ...{ language: payer.language, currency: payer.currency },
      lines: overrides.lines ?? [buildDocumentLine()],
    });
  });
  return { customer, invoice };
}

/** Money on the prepaid account of a customer. */
export async function buildPrepaid(
  installation: TestInstallation,
  customer: Customer,
  amountMinor: bigint,
  currency = "CHF",
): Promise<void> {
  const { organizationId } = customer;
  const target = { kind: "organization", organizationId, outcome: "no_reference" } as const;
  const bankPaymentId = newId();
  await receive(installation, [buildPayment(installation, { bankPaymentId, amountMinor, currency, target })]);
}
