import { closeAccount, readClosing } from "../../server/domains/identity/closing/closing.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const closingQuery = () => queryFor(readClosing, {}, ["members"]);
export const useCloseAccount = () => useAct(closeAccount, { changes: [] });
