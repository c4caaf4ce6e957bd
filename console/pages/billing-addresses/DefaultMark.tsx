import { Badge } from "@mantine/core";
import { IconStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Says that an address is proposed at the next order. */
export function DefaultMark() {
  const { t } = useTranslation("organizations");
  return (
    <Badge
      variant="default"
      tt="none"
      fw={550}
      size="lg"
      miw="max-content"
      leftSection={<IconStar size={14} aria-hidden />}
    >
      {t("billing_address.default")}
    </Badge>
  );
}
