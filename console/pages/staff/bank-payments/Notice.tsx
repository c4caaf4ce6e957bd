import { Alert, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** A notice beside the payment that was open when it appeared, or that came up by it. */
export type NoticeText = { readonly besideId: string | undefined } & (
  | { readonly kind: "done"; readonly text: string }
  | { readonly kind: "faster" }
);

interface NoticeProps {
  readonly notice: NoticeText | undefined;
  readonly onClose: () => void;
}

/** What the last act did, or that somebody else was faster; read out as it appears. */
export function Notice({ notice, onClose }: NoticeProps) {
  const { t } = useTranslation("bank");
  return (
    <div role="status">
      {notice?.kind === "done" && (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} withCloseButton onClose={onClose} mb="lg">
          <Text size="sm" c="var(--mantine-color-text)">
            {notice.text}
          </Text>
        </Alert>
      )}
      {notice?.kind === "faster" && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle aria-hidden />}
          title={t("page.faster.title")}
          withCloseButton
          onClose={onClose}
          mb="lg"
        >
          <Text size="sm" c="var(--mantine-color-text)">
            {t("page.faster.text")}
          </Text>
        </Alert>
      )}
    </div>
  );
}
