import { revokeTokens } from "../../server/domains/identity/tokens/token.contract.ts";
import { useAct } from "../api/query.ts";

/** Ends every API token of an account whose password others may know (ACC-10). */
export const useRevokeTokens = () => useAct(revokeTokens, { changes: ["session"] });
