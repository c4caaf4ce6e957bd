import { useMembership, useOrganizationId } from "../hooks/organizations.ts";
import { customerMenu } from "../menu/menu.ts";
import { visibleMenu } from "../menu/visible.ts";
import { OrganizationSwitcher } from "./OrganizationSwitcher.tsx";
import { Shell } from "./Shell.tsx";
import { SideMenu } from "./SideMenu.tsx";
import { useLive } from "./use-live.ts";

/** The frame of an organization's pages. */
export function CustomerShell() {
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
