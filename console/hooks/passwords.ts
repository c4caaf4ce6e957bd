import { changePassword } from "../../server/domains/identity/passwords/password.contract.ts";
import { useAct } from "../api/query.ts";

export const useChangePassword = () => useAct(changePassword, { changes: ["session"] });
