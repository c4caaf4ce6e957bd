import { useParams } from "@tanstack/react-router";
import type { AnswerOf } from "../../common/contract.ts";
import type { MemberPermission } from "../../common/permissions.ts";
import {
  createOrganization,
  readOrganization,
  updateOrganization,
} from "../../server/domains/organizations/organizations/organization.contract.ts";
import { readOverview } from "../../server/domains/overview/overview/overview.contract.ts";
import { queryFor, useAct } from "../api/query.ts";
import { useSession } from "./session.ts";

export type Organization = AnswerOf<typeof readOrganization>;

export const organizationQuery = (organizationId: string) =>
  queryFor(readOrganization, { params: { organizationId } }, ["organization"]);

export const overviewQuery = (organizationId: string) =>
  queryFor(readOverview, { params: { organizationId } }, ["overview"]);

export const useCreateOrganization = () => useAct(createOrganization, { changes: ["session"] });
export const useUpdateOrganization = () => useAct(updateOrganization, { changes: ["organization"] });

/** The organization in the address (ORG-7): every page below `/o/…` belongs to it. */
export function useOrganizationId(): string {
  return useParams({ from: "/o/$organizationId" }).organizationId;
}

/** The organization in the address as the session knows it, with the member's role and permissions. */
export function useMembership() {
  const organizationId = useOrganizationId();
  const membership = useSession().organizations.find(({ id }) => id === organizationId);
  if (!membership) throw new Error(`Not a member of ${organizationId}`);
  return membership;
}

/** True if the person may do this in the organization in the address. */
export function useMay(permission: MemberPermission): boolean {
  return useMembership().permissions.includes(permission);
}
