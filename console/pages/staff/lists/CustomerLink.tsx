import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { PageLink } from "../../../ui/links.tsx";

interface CustomerLinkProps {
  readonly organizationId: string;
  readonly organizationName: string;
}

/** A customer's name, leading to what moved on their account for those who may see it. */
export function CustomerLink({ organizationId, organizationName }: CustomerLinkProps) {
  if (!useStaffMay("staff.ledger.read")) return organizationName;
  return (
    <PageLink inherit to="/staff/accounting/ledger" search={{ organizationId }}>
      {organizationName}
    </PageLink>
  );
}
