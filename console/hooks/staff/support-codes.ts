import type { AnswerOf } from "../../../common/contract.ts";
import { checkSupportCode } from "../../../server/domains/support/codes/support-code.contract.ts";
import { useAct } from "../../api/query.ts";

export type Caller = AnswerOf<typeof checkSupportCode>;

export const useCheckSupportCode = () => useAct(checkSupportCode, { changes: [] });
