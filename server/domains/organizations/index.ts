import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { activityRoutes } from "./activity/activity.routes.ts";
import { billingAddressRoutes } from "./billing-addresses/billing-address.routes.ts";
import { invitationRoutes } from "./invitations/invitation.routes.ts";
import { memberRoutes } from "./members/member.routes.ts";
import { organizationRoutes } from "./organizations/organization.routes.ts";

export { findPayer, type Payer } from "./billing-addresses/find-payer.ts";
export { findUsableInvitation } from "./invitations/find-usable-invitation.ts";
export { takeInvitation } from "./invitations/take-invitation.ts";
export { endMembership } from "./members/end-membership.ts";
export { listMemberRows, listMembershipRows, lockOrganizationsOf } from "./members/member.queries.ts";
export { customersFound } from "./organizations/find-customers.queries.ts";
export { foundOrganization } from "./organizations/found-organization.ts";
export { presentCustomerDetails } from "./organizations/organization.presenter.ts";
export {
  changeOrganization,
  findOrganization,
  listLegalRepresentatives,
  lockOrganization,
  type OrganizationRow,
} from "./organizations/organization.queries.ts";
export { addressIsComplete, currencyOfCountry } from "./organizations/organization.rules.ts";

export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...billingAddressRoutes,
  ...memberRoutes,
  ...invitationRoutes,
  ...activityRoutes,
];
export const jobs: readonly Job[] = [];
