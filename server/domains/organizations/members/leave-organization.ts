import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { endMembership } from "./end-membership.ts";
import { lockMembers } from "./lock-members.ts";
import { hasOtherLegalRepresentative } from "./member.queries.ts";

/**
 * Leaves the organization of the address (ORG-6). Who leave at the same time take turns, so that the last legal representative
 * stays (ORG-5). Refused: organizations.last_legal_representative.
 */
export async function leaveOrganization(ctx: WriteContext): Promise<undefined> {
  const [organizationId, userId] = [organizationOf(ctx), userOf(ctx)];
  const { acting } = await lockMembers(ctx, "organization.read");
  if (acting.role === "legal_representative") {
    const mayLeave = await hasOtherLegalRepresentative(ctx.db, organizationId, userId);
    refuseUnless(mayLeave, "organizations.last_legal_representative");
  }
  await endMembership(ctx, { organizationId, userId });
  return undefined;
}
