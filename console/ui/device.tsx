import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** Puts a device into words: "Firefox on Linux". */
export function useDeviceText(): (device: Device) => string {
  const { t } = useTranslation("identity");
  return ({ browser, system }) =>
    browser && system
      ? t("sessions.device", { browser, system })
      : (browser ?? system ?? t("sessions.unknown"));
}

const phones = new Set(["iOS", "Android"]);

/** A phone or a computer, beside its name. */
export function DeviceIcon({ system }: Pick<Device, "system">) {
  const Picture = phones.has(system ?? "") ? IconDeviceMobile : IconDeviceDesktop;
  return <Picture size={24} stroke={1.5} aria-hidden />;
}
