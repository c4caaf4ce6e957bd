import { addDays, formatDay } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listReminded } from "../customers/customer.queries.ts";
import { paymentMethodsPage } from "../pages.ts";
import { takeExpiring } from "./profile.queries.ts";
import { warningDays } from "./profile.rules.ts";

/** Tells of at most so many cards that expire within thirty days, each once (MON-12). Answers how many. */
export async function warnOfExpiry(ctx: WriteContext, most: number): Promise<number> {
  const from = ctx.clock.today();
  const until = addDays(from, warningDays);
  const expiring = await takeExpiring(ctx.db, { from, until, at: ctx.clock.now().toString(), most });
  const ids = [...new Set(expiring.map(({ organizationId }) => organizationId))];
  const recipients = Map.groupBy(await listReminded(ctx.db, ids, "billing"), (one) => one.organizationId);
  const mails = expiring.flatMap(({ organizationId, brand, hint, expiresOn }) =>
    (recipients.get(organizationId) ?? []).map(({ email, language, userId }) => ({
      ...{ to: email, language, organizationId, userId, template: "billing.payment_method_expires" },
      link: paymentMethodsPage(organizationId),
      params: {
        method: [brand, hint].filter(Boolean).join(" •• "),
        day: formatDay(expiresOn ?? from, language),
      },
    })),
  );
  await addMails(ctx, mails);
  for (const organizationId of ids) ctx.publish({ topic: "prepaid", organizationId });
  return expiring.length;
}
