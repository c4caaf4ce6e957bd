import {
  leaveOrganization,
  listMembers,
  listMemberships,
} from "../../server/domains/organizations/members/member.contract.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export const memberList = (organizationId: string) =>
  listFor(listMembers, { params: { organizationId } }, ["members"]);

/** The organizations of the signed-in person. */
export const membershipsQuery = () => queryFor(listMemberships, {}, ["members", "session"]);
export const useLeaveOrganization = () => useAct(leaveOrganization, { changes: ["members", "session"] });
