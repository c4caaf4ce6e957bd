import { keepPreviousData } from "@tanstack/react-query";
import { listStaffMails } from "../../../server/domains/notifications/mails/mail.contract.ts";
import { listFor } from "../../api/query.ts";

/** Mails, of all or of one recipient; read again every few seconds, because mails send no events. */
export const staffMailList = (recipient?: string) => ({
  ...listFor(listStaffMails, { query: { recipient } }, ["mails"]),
  placeholderData: keepPreviousData,
  refetchInterval: 5_000,
});
