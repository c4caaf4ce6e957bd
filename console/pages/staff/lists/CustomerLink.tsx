import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { PageLink } from "../../../ui/links.tsx";

interface CustomerLinkProps {
  readonly organizationId: string;
  readonly organizationName: string;
}

/** A customer's name, leading to the customer's page for those who may see it. */
export function CustomerLink({ organizationId, organizationName }: CustomerLinkProps) {
  if (!useStaffMay("staff.customers.read")) return organizationName;
  return (
    <PageLink inherit to="/staff/customers/$organizationId" params={{ organizationId }}>
      {organizationName}
    </PageLink>
  );
}
