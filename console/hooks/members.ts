import { listMembers } from "../../server/domains/organizations/members/member.contract.ts";
import { listFor } from "../api/query.ts";

export const memberList = (organizationId: string) =>
  listFor(listMembers, { params: { organizationId } }, ["members"]);
