import { useMembership, useOrganizationId } from "../hooks/organizations.ts";
import { useSession } from "../hooks/session.ts";
import { customerMenu } from "../menu/menu.ts";
import { visibleMenu } from "../menu/visible.ts";
import { NotFound } from "../ui/NotFound.tsx";
import { OrganizationSwitcher } from "./OrganizationSwitcher.tsx";
import { Shell } from "./Shell.tsx";
import { SideMenu } from "./SideMenu.tsx";
import { useLive } from "./use-live.ts";

/** The frame of an organization's pages; somebody who is removed while they look at one finds nothing there any more. */
export function CustomerShell() {
  const organizationId = useOrganizationId();
  const isMember = useSession().organizations.some(({ id }) => id === organizationId);
  return isMember ? <MembersShell /> : <NotFound />;
}

function MembersShell() {
  const organizationId = useOrganizationId();
  const { permissions } = useMembership();
  const { connected } = useLive(`/api/v1/organizations/${organizationId}/events`);
  return (
    <Shell
      connected={connected}
      top={<OrganizationSwitcher current={organizationId} />}
      menu={(close) => (
        <SideMenu
          items={visibleMenu(customerMenu, permissions)}
          organizationId={organizationId}
          onNavigate={close}
        />
      )}
    />
  );
}
