import {
  askPasswordReset,
  claimInstallation,
  confirmSignUp,
  resetPassword,
  signUp,
  updateProfile,
} from "../../server/domains/identity/accounts/account.contract.ts";
import { useAct } from "../api/query.ts";

export const useSignUp = () => useAct(signUp, { changes: [] });
export const useConfirmSignUp = () => useAct(confirmSignUp, { changes: ["session"] });
export const useAskPasswordReset = () => useAct(askPasswordReset, { changes: [] });
export const useResetPassword = () => useAct(resetPassword, { changes: [] });
export const useClaimInstallation = () => useAct(claimInstallation, { changes: [] });
export const useUpdateProfile = () => useAct(updateProfile, { changes: ["session", "members", "activity"] });
