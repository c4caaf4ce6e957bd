import { Alert } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Says that what is on the screen may be out of date. */
export function OfflineNotice({ connected }: { readonly connected: boolean }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {!connected && (
        <Alert color="gray" variant="light" icon={<IconCloudOff aria-hidden />} mb="lg" py="xs">
          {t("offline")}
        </Alert>
      )}
    </div>
  );
}
