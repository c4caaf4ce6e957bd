import { meMenu } from "../menu/menu.ts";
import { OrganizationSwitcher } from "./OrganizationSwitcher.tsx";
import { Shell } from "./Shell.tsx";
import { SideMenu } from "./SideMenu.tsx";

/** The frame of one's own pages. */
export function MeShell() {
  return (
    <Shell top={<OrganizationSwitcher />} menu={(close) => <SideMenu items={meMenu} onNavigate={close} />} />
  );
}
