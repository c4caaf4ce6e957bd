import { verifyLogs } from "../../../server/domains/operations/audit/audit.contract.ts";
import { queryFor } from "../../api/query.ts";

/** Reads every entry of every log, so nothing but the person makes it run again. */
export const logCheckQuery = () => queryFor(verifyLogs, {}, []);
