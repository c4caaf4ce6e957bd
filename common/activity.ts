import { formatAmount, money } from "./money.ts";
import { memberRoles } from "./permissions.ts";

/** What the entries of an activity log are grouped by, for a filter (SEC-10). */
export const activityGroups = [
  "signing_in",
  "security",
  "account",
  "tokens",
  "members",
  "organization",
  "products",
  "orders",
  "payments",
  "support",
] as const;
export type ActivityGroup = (typeof activityGroups)[number];

/** The beginnings of the actions of each group; an action may belong to two. Whatever the provider's staff did belongs to `support`. */
export const actionsOfGroups: Record<ActivityGroup, readonly string[]> = {
  signing_in: ["session.", "lock.", "device.", "alert."],
  security: [
    ...["factor.", "passkey.", "backup_codes.", "phone.", "password."],
    ...["account.password", "account.reset", "account.recovery", "account.email"],
  ],
  account: ["account.", "profile.", "avatar.", "news_topic.", "news_unsubscription.", "personal_data."],
  tokens: ["token."],
  members: ["member.", "invitation."],
  organization: ["organization.", "billing_address.", "billing_preferences."],
  products: ["product.", "access."],
  orders: ["order."],
  support: ["support_"],
  payments: [
    ...["invoice.", "charge.", "credit_note.", "write_off.", "bank_payment.", "payment_claim."],
    ...["payment_profile.", "payout.", "top_up.", "staff.charge.", "staff.payout."],
  ],
};

/** True when an action begins like those of a group. */
export function isOfGroup(action: string, group: ActivityGroup): boolean {
  return actionsOfGroups[group].some((start) => action.startsWith(start));
}

export type ActivityDetails = Readonly<Record<string, unknown>>;

/** Catalogues whose `activity.*` put actions into words: an action stands in one of them. */
export const activityCatalogues = ["organizations", "identity"] as const;

/** Where the sentence of an action stands, if it does in this catalogue. */
export const activityKey = (catalogue: (typeof activityCatalogues)[number], action: string) =>
  `${catalogue}:activity.${action}` as const;

/** How somebody signed in or proved who they are, where an entry says so: the sentence that names it ends with `_with`. */
const ways = ["secondFactor", "method", "authenticator", "kind"] as const;

/**
 * What a sentence about an entry can name: texts and numbers of its details, never objects; the amount in the reader's form; `way`,
 * in words by `wordOf`, which also chooses the sentence (`context` of i18next); a role by `roleOf`.
 */
export function activityParams(
  details: ActivityDetails,
  language: string,
  wordOf: (way: string) => string | undefined,
  roleOf: (role: (typeof memberRoles)[number]) => string,
): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === "string" || typeof value === "number") params[name] = value;
  }
  const { amount, currency } = details;
  if (typeof amount === "string" && typeof currency === "string" && /^-?\d+$/.test(amount))
    params.amount = formatAmount(money(BigInt(amount), currency), language);
  const role = memberRoles.find((one) => one === details.role);
  if (role) params.role = roleOf(role);
  for (const name of ways) {
    const way = typeof params[name] === "string" ? wordOf(params[name]) : undefined;
    if (way && !params.way) Object.assign(params, { way, context: "with" });
  }
  return params;
}
