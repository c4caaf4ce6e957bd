import { keepPreviousData } from "@tanstack/react-query";
import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import {
  type ActivityFilters,
  listActivity,
  listActivityCsv,
  listOwnActivity,
  listOwnActivityCsv,
  type OwnActivityFilters,
  verifyActivity,
  verifyOwnActivity,
} from "../../server/domains/organizations/activity/activity.contract.ts";
import { addressOf } from "../api/address.ts";
import { listFor, queryFor } from "../api/query.ts";

export type ActivityEntry = AnswerOf<typeof listActivity>["items"][number];
export type ActivitySearch = Partial<z.output<typeof ActivityFilters>>;
export type OwnActivitySearch = Partial<z.output<typeof OwnActivityFilters>>;

/** The organization's log, by the search of the address. */
export const activityList = (organizationId: string, query: ActivitySearch) => ({
  ...listFor(listActivity, { params: { organizationId }, query }, ["activity"]),
  placeholderData: keepPreviousData,
});

/** Where the same lies as CSV. */
export const activityCsv = (organizationId: string, query: ActivitySearch) =>
  addressOf(listActivityCsv, { params: { organizationId }, query });

/** Whether the organization's log is as it was written; asked for by a button. */
export const activityVerification = (organizationId: string) => ({
  ...queryFor(verifyActivity, { params: { organizationId } }, ["activity"]),
  enabled: false,
  gcTime: 0,
});

/** One's own log, by the search of the address. */
export const ownActivityList = (query: OwnActivitySearch) => ({
  ...listFor(listOwnActivity, { query }, ["activity"]),
  placeholderData: keepPreviousData,
});

/** Where the same lies as CSV. */
export const ownActivityCsv = (query: OwnActivitySearch) => addressOf(listOwnActivityCsv, { query });

/** Whether one's own log is as it was written; asked for by a button. */
export const ownActivityVerification = () => ({
  ...queryFor(verifyOwnActivity, {}, ["activity"]),
  enabled: false,
  gcTime: 0,
});
