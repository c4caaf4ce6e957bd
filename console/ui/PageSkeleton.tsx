import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What shows in a page's place while it is read. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" aria-busy="true">
      <VisuallyHidden role="status">{t("loading")}</VisuallyHidden>
      <Skeleton height={32} width="min(16rem, 70%)" />
      <Skeleton height={16} width="min(28rem, 90%)" />
      <Skeleton height={220} mt="md" />
    </Stack>
  );
}
