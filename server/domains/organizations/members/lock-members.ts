import { type MemberPermission, permissionsOfMember } from "../../../../common/permissions.ts";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganization } from "../organizations/organization.queries.ts";
import { findMember } from "./member.queries.ts";

/**
 * Makes acts on the members of the organization take turns, and answers the organization and who acts, as it stands when the turn
 * has come: somebody may have been removed or changed while they waited. Refused: platform.not_found, platform.forbidden.
 */
export async function lockMembers(ctx: WriteContext, permission: MemberPermission) {
  const organizationId = organizationOf(ctx);
  const organization = found(await lockOrganization(ctx.db, organizationId));
  const acting = found(await findMember(ctx.db, organizationId, userOf(ctx)));
  const rights = permissionsOfMember(acting.role, acting.has_billing);
  refuseUnless(rights.has(permission), "platform.forbidden");
  return { organization, acting };
}
