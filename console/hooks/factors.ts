import {
  confirmTotp,
  listFactors,
  startTotp,
} from "../../server/domains/identity/factors/factor.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const factorsQuery = () => queryFor(listFactors, {}, ["factors"]);

export const useStartTotp = () => useAct(startTotp, { changes: [] });
export const useConfirmTotp = () => useAct(confirmTotp, { changes: ["factors", "session"] });
