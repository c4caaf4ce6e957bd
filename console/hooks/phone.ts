import { changePhone, readPhone } from "../../server/domains/identity/phones/phone.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const phoneQuery = () => queryFor(readPhone, {}, ["phone"]);
export const useChangePhone = () => useAct(changePhone, { changes: ["phone"] });
