import type { StaffPermission } from "../../../common/permissions.ts";
import { useStaffPermissions } from "../session.ts";

/** True if the signed-in member of staff may do this. */
export function useStaffMay(permission: StaffPermission): boolean {
  return useStaffPermissions().includes(permission);
}
