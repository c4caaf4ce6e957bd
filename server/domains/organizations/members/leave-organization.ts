import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { lockOrganization } from "../organizations/organization.queries.ts";
import { endMembership } from "./end-membership.ts";
import { hasOtherLegalRepresentative } from "./member.queries.ts";

/**
 * Leaves the organization of the address (ORG-6). Who leave at the same time take turns, so that the last legal representative
 * stays (ORG-5). Refused: organizations.last_legal_representative.
 */
export async function leaveOrganization(ctx: WriteContext): Promise<undefined> {
  const [organizationId, userId] = [organizationOf(ctx), userOf(ctx)];
  await lockOrganization(ctx.db, organizationId);
  if (ctx.actor.memberRole === "legal_representative") {
    const mayLeave = await hasOtherLegalRepresentative(ctx.db, organizationId, userId);
    refuseUnless(mayLeave, "organizations.last_legal_representative");
  }
  await endMembership(ctx, { organizationId, userId });
  return undefined;
}
