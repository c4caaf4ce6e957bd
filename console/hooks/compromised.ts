import { endOtherSessions } from "../../server/domains/identity/sessions/own-session.contract.ts";
import { revokeTokens } from "../../server/domains/identity/tokens/token.contract.ts";
import { useAct } from "../api/query.ts";

/** Acts of the steps that make an account its owner's alone again (ACC-10). */
export const useEndEveryOtherSession = () => useAct(endOtherSessions, { changes: ["session"] });
export const useRevokeTokens = () => useAct(revokeTokens, { changes: ["session"] });
