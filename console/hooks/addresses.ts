import {
  askEmailChange,
  confirmEmailChange,
  confirmRecoveryAddress,
  readAddresses,
  removeRecoveryAddress,
  setRecoveryAddress,
  undoEmailChange,
} from "../../server/domains/identity/addresses/address.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const addressesQuery = () => queryFor(readAddresses, {}, ["addresses"]);

export const useAskEmailChange = () => useAct(askEmailChange, { changes: ["addresses"] });
export const useConfirmEmailChange = () => useAct(confirmEmailChange, { changes: ["addresses", "session"] });
export const useUndoEmailChange = () => useAct(undoEmailChange, { changes: ["addresses", "session"] });
export const useSetRecoveryAddress = () => useAct(setRecoveryAddress, { changes: ["addresses"] });
export const useConfirmRecoveryAddress = () => useAct(confirmRecoveryAddress, { changes: ["addresses"] });
export const useRemoveRecoveryAddress = () => useAct(removeRecoveryAddress, { changes: ["addresses"] });
