import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMail } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { addressesQuery } from "../../hooks/addresses.ts";
import { Moment } from "../../ui/Dates.tsx";
import { ChangeEmailDialog } from "./ChangeEmailDialog.tsx";
import { WaitingAddress } from "./WaitingAddress.tsx";

/** The address with which one signs in, and how to change it (ACC-4). */
export function EmailSection() {
  const { t } = useTranslation("identity");
  const { signIn, undoHours } = useSuspenseQuery(addressesQuery()).data;
  const [changing, dialog] = useDisclosure(false);
  return (
    <section aria-labelledby="sign-in-email">
      <Title order={2} id="sign-in-email" mb="sm">
        {t("address.title")}
      </Title>
      <Card padding="md">
        <Stack gap="sm">
          <Group wrap="nowrap" align="flex-start">
            <IconMail size={24} stroke={1.5} aria-hidden />
            <Stack gap={4}>
              <Text fw={550} style={{ overflowWrap: "anywhere" }}>
                {signIn.email}
              </Text>
              {signIn.undoUntil && (
                <Text size="sm" c="dimmed">
                  {t("address.undo_until")} <Moment at={signIn.undoUntil} />.
                </Text>
              )}
              <WaitingAddress waiting={signIn.waiting} />
            </Stack>
          </Group>
          <Group>
            <Button variant="default" onClick={dialog.open}>
              {t("address.change")}
            </Button>
          </Group>
        </Stack>
      </Card>
      <ChangeEmailDialog opened={changing} onClose={dialog.close} hours={undoHours} />
    </section>
  );
}
