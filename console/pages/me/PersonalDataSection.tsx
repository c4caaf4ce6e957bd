import { Button, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDownloadPersonalData } from "../../hooks/personal-data.ts";
import { Refusal } from "../../ui/Refusal.tsx";

/** All that is held about the person, to download. */
export function PersonalDataSection() {
  const { t } = useTranslation("identity");
  const act = useDownloadPersonalData();
  return (
    <section aria-labelledby="personal-data">
      <Title order={2} id="personal-data" mb={4}>
        {t("export.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t("export.text")}
      </Text>
      <Stack gap="sm" align="flex-start">
        {act.error && <Refusal problem={act.error} />}
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => act.mutate()}
          loading={act.isPending}
        >
          {t("export.act")}
        </Button>
      </Stack>
    </section>
  );
}
