import type { AnswerOf } from "../../common/contract.ts";
import { renewBackupCodes } from "../../server/domains/identity/backup-codes/backup-code.contract.ts";
import {
  confirmTotp,
  listFactors,
  removeFactor,
  renameFactor,
  startTotp,
} from "../../server/domains/identity/factors/factor.contract.ts";
import {
  confirmSms,
  sendProofCode,
  sendSignInCode,
  startSms,
} from "../../server/domains/identity/sms-codes/sms-code.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export type Factor = AnswerOf<typeof listFactors>["items"][number];

export const factorsQuery = () => queryFor(listFactors, {}, ["factors"]);

export const useStartTotp = () => useAct(startTotp, { changes: [] });
export const useConfirmTotp = () => useAct(confirmTotp, { changes: ["factors", "session"] });
export const useStartSms = () => useAct(startSms, { changes: [] });
export const useConfirmSms = () => useAct(confirmSms, { changes: ["factors", "session"] });
export const useRenameFactor = () => useAct(renameFactor, { changes: ["factors"] });
export const useRemoveFactor = () => useAct(removeFactor, { changes: ["factors", "session"] });
export const useRenewBackupCodes = () => useAct(renewBackupCodes, { changes: ["factors"] });
export const useSendSignInCode = () => useAct(sendSignInCode, { changes: [] });
export const useSendProofCode = () => useAct(sendProofCode, { changes: [] });
