import { keepPreviousData } from "@tanstack/react-query";
import type { CallOf } from "../../../common/contract.ts";
import { listJobs, restartJob } from "../../../server/domains/operations/jobs/job.contract.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

type Query = CallOf<typeof listJobs>["query"];

// Jobs send no events.
const every_ms = 5_000;

/** Jobs of a state, or all. */
export const jobList = (query: Query) => ({
  ...listFor(listJobs, { query }, ["jobs"]),
  placeholderData: keepPreviousData,
  refetchInterval: every_ms,
});

/** How many jobs are in each state. */
export const jobCountsQuery = () => ({
  ...queryFor(listJobs, { query: { limit: 1 } }, ["jobs"]),
  refetchInterval: every_ms,
});

export const useRestartJob = () => useAct(restartJob, { changes: ["jobs"] });
