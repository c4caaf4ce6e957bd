import { Badge } from "@mantine/core";
import { IconStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Says that a payment method is proposed first. */
export function DefaultMethodMark() {
  const { t } = useTranslation("billing");
  return (
    <Badge
      variant="default"
      tt="none"
      fw={550}
      size="lg"
      miw="max-content"
      leftSection={<IconStar size={14} aria-hidden />}
    >
      {t("page.methods.default")}
    </Badge>
  );
}
