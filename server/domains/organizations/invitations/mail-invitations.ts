import { formatDay } from "../../../../common/dates.ts";
import type { MemberRole } from "../../../../common/permissions.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import type { Limit } from "../../../platform/request/limits.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";
import { roleWords } from "../members/tell-of-members.ts";
import type { OrganizationRow } from "../organizations/organization.queries.ts";

interface MailedInvitation {
  readonly email: string;
  readonly role: MemberRole;
  readonly hasBilling: boolean;
  readonly language: Language;
  readonly secret: string;
  readonly expiresAt: Temporal.Instant;
}

/** Writes the mails with the links of invitations: the only place where their secrets stand. */
export async function mailInvitations(
  ctx: WriteContext,
  organization: OrganizationRow,
  invitations: readonly MailedInvitation[],
): Promise<void> {
  const { timeZone } = ctx.clock;
  await addMails(
    ctx,
    invitations.map(({ email, role, hasBilling, language, secret, expiresAt }) => ({
      to: email,
      language,
      template: "organizations.invitation",
      params: {
        organization: organization.name,
        actor: ctx.actor.name,
        ...roleWords(role, hasBilling, language),
        day: formatDay(expiresAt.toZonedDateTimeISO(timeZone).toPlainDate().toString(), language),
      },
      link: `/invitation?token=${secret}`,
      organizationId: organization.organization_id,
    })),
  );
}

/** Takes permits to send mails to addresses that may be strangers'; else refuses (organizations.too_many_invitations). */
export async function takeMailPermits(
  ctx: WriteContext,
  key: string,
  limit: Limit,
  permits: number,
): Promise<void> {
  const state = await takePermits(ctx, key, limit, permits);
  if (state.refused) throw new AppError("organizations.too_many_invitations", { count: limit.permits });
}
