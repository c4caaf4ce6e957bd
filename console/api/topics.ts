/** Topics of the live events of the server: a message says of which of these something changed. */
export const liveTopics = [
  "orders",
  "invoices",
  "products",
  "prepaid",
  "payouts",
  "bank_files",
  "bank_payments",
  "organization",
  "support",
  "members",
  "session",
] as const;

/** What a query shows and an act changes; the words in which the two are tied together. */
export type Topic =
  | (typeof liveTopics)[number]
  | "overview"
  | "activity"
  | "alerts"
  | "tokens"
  | "addresses"
  | "customers"
  | "factors"
  | "jobs"
  | "ledger"
  | "locks"
  | "mails"
  | "news"
  | "news_topics"
  | "phone"
  | "plans"
  | "sessions"
  | "support_code";

/** Topics that show the same facts from another side: what an event of the first makes stale as well. */
const alsoStale: Partial<Record<Topic, readonly Topic[]>> = {
  orders: ["overview", "activity"],
  invoices: ["overview", "activity", "ledger"],
  products: ["overview", "activity"],
  prepaid: ["overview", "activity", "ledger"],
  bank_payments: ["ledger"],
  members: ["activity", "session", "customers"],
  organization: ["overview", "activity", "members", "plans", "customers", "session"],
};

/** All topics that a change of the given ones makes stale. */
export function staleTopics(changed: readonly Topic[]): ReadonlySet<Topic> {
  return new Set(changed.flatMap((topic) => [topic, ...(alsoStale[topic] ?? [])]));
}

/** True for a topic that the server may send. */
export function isLiveTopic(text: string): text is (typeof liveTopics)[number] {
  return (liveTopics as readonly string[]).includes(text);
}
