import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSession } from "../hooks/session.ts";
import { staffMenu } from "../menu/menu.ts";
import { visibleMenu } from "../menu/visible.ts";
import { StaffGate } from "../pages/staff/StaffGate.tsx";
import { Shell } from "./Shell.tsx";
import { SideMenu } from "./SideMenu.tsx";
import { useLive } from "./use-live.ts";

/** The frame of the staff area; shows the gate instead until a second factor was given in this session. */
export function StaffShell() {
  const { staff } = useSession();
  return staff?.secondFactorGiven ? <OpenStaffShell /> : <ClosedStaffShell />;
}

function OpenStaffShell() {
  const { staff } = useSession();
  const { connected } = useLive("/api/v1/staff/events");
  const items = visibleMenu(staffMenu, staff?.permissions ?? []);
  return (
    <Shell
      connected={connected}
      top={<StaffBadge />}
      menu={(close) => <SideMenu items={items} onNavigate={close} />}
    />
  );
}

function ClosedStaffShell() {
  return (
    <Shell top={<StaffBadge />} menu={() => null}>
      <StaffGate />
    </Shell>
  );
}

function StaffBadge() {
  const { t } = useTranslation();
  return (
    <Badge variant="outline" tt="none" size="lg" radius="sm">
      {t("staff_area")}
    </Badge>
  );
}
