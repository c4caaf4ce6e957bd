import assert from "node:assert/strict";
import type { Person } from "../../../../tests/support/people.ts";
import { openRequest } from "./request.contract.ts";

/** A request that a member opens, as it is answered. */
export async function buildRequest(
  { browser }: Person,
  organizationId: string,
  overrides: Partial<Parameters<typeof bodyOf>[0]> = {},
) {
  const { status, body, problem } = await browser.call(openRequest, {
    params: { organizationId },
    body: bodyOf(overrides),
  });
  assert.equal(status, 201, JSON.stringify(problem));
  return body;
}

function bodyOf(overrides: {
  subject?: string;
  text?: string;
  category?: "technical" | "billing" | "account" | "other";
  productId?: string;
  attachmentIds?: string[];
}) {
  return {
    subject: "The website is slow",
    text: "Since this morning.\n\nPlease help.",
    category: "technical" as const,
    ...overrides,
  };
}
