import type { RefusalCode } from "../../../platform/errors.ts";

/** The link of an invitation works for so many days (ORG-4). */
export const linkDays = 7;
/** So many invitations are mailed for an organization in a day, resent ones among them: they go to addresses that may be strangers'. */
const mostMailsADay = 100;
/** One invitation is sent again so often in a day. */
const mostResendsADay = 5;

const dayMs = 24 * 60 * 60_000;
export const mailsADay = { permits: mostMailsADay, windowMs: dayMs };
export const resendsADay = { permits: mostResendsADay, windowMs: dayMs };

interface Standing {
  readonly state: "open" | "accepted" | "withdrawn";
  readonly expires_at: string;
}

/** How an invitation stands: one that is open has expired once its time is over. */
export function stateOf(invitation: Standing, now: Temporal.Instant) {
  if (invitation.state !== "open") return invitation.state;
  const isOver = Temporal.Instant.compare(now, Temporal.Instant.from(invitation.expires_at)) >= 0;
  return isOver ? ("expired" as const) : ("open" as const);
}

/** Why a link does not work; undefined where it does. */
export function refusalOf(
  invitation: Standing | undefined,
  now: Temporal.Instant,
): Extract<RefusalCode, `organizations.invitation_${string}`> | undefined {
  if (!invitation) return "organizations.invitation_unusable";
  const state = stateOf(invitation, now);
  if (state === "accepted") return "organizations.invitation_used";
  if (state === "withdrawn") return "organizations.invitation_withdrawn";
  return state === "expired" ? "organizations.invitation_expired" : undefined;
}

/** An address as it is named to somebody else: its first letter and its domain. */
export function maskAddress(email: string): string {
  return `${[...email][0] ?? ""}…${email.slice(email.lastIndexOf("@"))}`;
}
