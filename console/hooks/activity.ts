import { listActivity } from "../../server/domains/organizations/activity/activity.contract.ts";
import { listFor } from "../api/query.ts";

export const activityList = (organizationId: string) =>
  listFor(listActivity, { params: { organizationId } }, ["activity"]);
