import { Card, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../ui/links.tsx";

/** The way to the steps for a password that somebody else may know (ACC-10). */
export function CompromisedSection() {
  const { t } = useTranslation("identity");
  return (
    <section aria-labelledby="compromised">
      <Title order={2} id="compromised" mb="sm">
        {t("compromised.title")}
      </Title>
      <Card padding="md">
        <Group justify="space-between">
          <Text size="sm" flex="1 1 16rem">
            {t("compromised.lead")}
          </Text>
          <ButtonLink to="/me/compromised" variant="default">
            {t("compromised.open")}
          </ButtonLink>
        </Group>
      </Card>
    </section>
  );
}
