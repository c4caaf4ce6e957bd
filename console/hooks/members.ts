import type { AnswerOf } from "../../common/contract.ts";
import {
  changeMails,
  changeRole,
  leaveOrganization,
  listMembers,
  listMemberships,
  readMember,
  removeMember,
} from "../../server/domains/organizations/members/member.contract.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type Member = AnswerOf<typeof readMember>;

export const memberList = (organizationId: string) =>
  listFor(listMembers, { params: { organizationId } }, ["members"]);
export const memberQuery = (organizationId: string, userId: string) =>
  queryFor(readMember, { params: { organizationId, userId } }, ["members"]);

export const useChangeRole = () => useAct(changeRole, { changes: ["members"] });
export const useChangeMails = () => useAct(changeMails, { changes: ["members"] });
export const useRemoveMember = () => useAct(removeMember, { changes: ["members"] });

/** The organizations of the signed-in person. */
export const membershipsQuery = () => queryFor(listMemberships, {}, ["members", "session"]);
export const useLeaveOrganization = () => useAct(leaveOrganization, { changes: ["members", "session"] });
