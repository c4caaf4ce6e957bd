import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listLegalRepresentatives } from "../../organizations/index.ts";
import { findOpener } from "./message.queries.ts";
import type { RequestRow } from "./request.queries.ts";

/** Sends an answer to whoever opened the request; to the legal representatives once that person is no member any more. */
export async function tellOfAnswer(ctx: WriteContext, request: RequestRow, text: string): Promise<void> {
  const { organizationId, id, number, subject, openedBy } = request;
  const opener = await findOpener(ctx.db, organizationId, openedBy);
  const recipients = opener ? [opener] : await listLegalRepresentatives(ctx.db, organizationId);
  await addMails(
    ctx,
    recipients.map(({ id: userId, email, language }) => ({
      ...{ to: email, language, organizationId, userId },
      template: "support.answered",
      link: `/o/${organizationId}/support/requests/${id}`,
      params: { number, subject, text, name: ctx.actor.name },
    })),
  );
}
