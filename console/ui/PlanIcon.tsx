import { ThemeIcon } from "@mantine/core";
import {
  type Icon,
  IconCloud,
  IconDatabase,
  IconDeviceDesktop,
  IconFolders,
  IconLifebuoy,
  IconLock,
  IconMail,
  IconPackage,
  IconServer,
  IconShieldCheck,
  IconStack2,
  IconUsersGroup,
  IconWorld,
  IconWorldWww,
} from "@tabler/icons-react";

// Names that a provider's catalogue may give its families.
const icons: Readonly<Record<string, Icon>> = {
  backup: IconShieldCheck,
  certificate: IconLock,
  cloud: IconCloud,
  database: IconDatabase,
  desktop: IconDeviceDesktop,
  domain: IconWorldWww,
  mail: IconMail,
  nas: IconFolders,
  server: IconServer,
  storage: IconStack2,
  suite: IconUsersGroup,
  support: IconLifebuoy,
  web: IconWorld,
};

interface PlanIconProps {
  /** The name of the icon in the catalogue. */
  readonly icon: string;
  readonly size?: number;
}

/** The sign of a family of plans. */
export function PlanIcon({ icon, size = 36 }: PlanIconProps) {
  const Sign = icons[icon] ?? IconPackage;
  return (
    <ThemeIcon variant="light" size={size} radius="md">
      <Sign size={Math.round(size * 0.56)} stroke={1.6} aria-hidden />
    </ThemeIcon>
  );
}
