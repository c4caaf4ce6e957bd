import { changeAlerts, readAlerts } from "../../server/domains/identity/alerts/alert.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const alertsQuery = () => queryFor(readAlerts, {}, ["alerts"]);

export const useChangeAlerts = () => useAct(changeAlerts, { changes: ["alerts"] });
