import assert from "node:assert/strict";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { findDocumentSource } from "../documents/document.queries.ts";
import { readSnapshot } from "../documents/document-snapshot.ts";
import { creditOf, leftOfLines } from "./credit.rules.ts";
import { findCreditedLines } from "./credit-note.queries.ts";

/** What a member of staff sends to credit an invoice: all that is left of it, or some lines, net minor units by position. */
export async function buildCredit(
  installation: TestInstallation,
  { organizationId, invoiceId }: { readonly organizationId: string; readonly invoiceId: string },
  lines?: readonly (readonly [position: number, netMinor: bigint])[],
) {
  return installation.write(async ({ db }) => {
    const source = await findDocumentSource(db, organizationId, "invoice", invoiceId);
    assert.ok(source?.document);
    const invoice = readSnapshot(source.document);
    const credited = await findCreditedLines(db, organizationId, invoiceId);
    const all = leftOfLines(invoice, credited).map((minor, index) => [index + 1, minor] as const);
    const wanted = new Map(lines ?? all.filter(([, minor]) => minor > 0n));
    const { totalMinor } = creditOf(invoice, credited, wanted);
    return {
      reason: "Delivered late",
      lines: [...wanted].map(([position, netMinor]) => ({ position, netMinor: Number(netMinor) })),
      expectedTotalMinor: Number(totalMinor),
    };
  });
}
