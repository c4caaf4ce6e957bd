import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../ui/links.tsx";

/** The way to close the account (ACC-6). */
export function ClosingSection() {
  const { t } = useTranslation("identity");
  return (
    <section aria-labelledby="closing">
      <Title order={2} id="closing" mb={4}>
        {t("closing.link_title")}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t("closing.link_text")}
      </Text>
      <ButtonLink to="/me/close" variant="default">
        {t("closing.link")}
      </ButtonLink>
    </section>
  );
}
