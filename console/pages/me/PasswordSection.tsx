import { Button, Card, Group, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPassword } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ChangePasswordDialog } from "./ChangePasswordDialog.tsx";

/** One's password (ASVS 6.2.2). */
export function PasswordSection() {
  const { t } = useTranslation("identity");
  const [changing, dialog] = useDisclosure(false);
  return (
    <section aria-labelledby="password">
      <Title order={2} id="password" mb="sm">
        {t("password.title")}
      </Title>
      <Card padding="md">
        <Group justify="space-between">
          <Group wrap="nowrap" flex="1 1 16rem">
            <IconPassword size={24} stroke={1.5} aria-hidden />
            <Text size="sm">{t("password.lead")}</Text>
          </Group>
          <Button variant="default" onClick={dialog.open}>
            {t("password.change")}
          </Button>
        </Group>
      </Card>
      <ChangePasswordDialog opened={changing} onClose={dialog.close} />
    </section>
  );
}
