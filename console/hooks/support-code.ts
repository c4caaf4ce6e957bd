import {
  readSupportCode,
  renewSupportCode,
} from "../../server/domains/support/codes/support-code.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

const whileWaiting_ms = 4_000;

/** The own support code. While one is good, somebody may use it at any moment: then it is asked for again and again. */
export const supportCodeQuery = () => ({
  ...queryFor(readSupportCode, {}, ["support_code"]),
  refetchInterval: ({ state }: { state: { data?: { code: string | null } | undefined } }) =>
    state.data?.code ? whileWaiting_ms : false,
});

export const useRenewSupportCode = () => useAct(renewSupportCode, { changes: ["support_code"] });
