import { listMailbox, readMailboxMail } from "../../server/domains/notifications/mails/mail.contract.ts";
import { listFor, queryFor } from "../api/query.ts";

/** The demo's mailbox; read again every few seconds, because nobody sends it events. */
export const mailboxList = (recipient?: string) => ({
  ...listFor(listMailbox, { query: { recipient } }, ["mails"]),
  refetchInterval: 3_000,
});

export const mailQuery = (mailId: string) => queryFor(readMailboxMail, { params: { mailId } }, ["mails"]);
