import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMailShare } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { addressesQuery } from "../../hooks/addresses.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { RemoveRecoveryDialog } from "./RemoveRecoveryDialog.tsx";
import { SetRecoveryDialog } from "./SetRecoveryDialog.tsx";
import { WaitingAddress } from "./WaitingAddress.tsx";

/** Where the link for a forgotten password goes (ACC-5). */
export function RecoverySection() {
  const { t } = useTranslation("identity");
  const { recovery, waitDays } = useSuspenseQuery(addressesQuery()).data;
  const [setting, setDialog] = useDisclosure(false);
  const [removing, removeDialog] = useDisclosure(false);
  const { current, ending, waiting } = recovery;
  return (
    <section aria-labelledby="recovery">
      <Title order={2} id="recovery" mb={4}>
        {t("recovery.title")}
      </Title>
      <Text c="dimmed" mb="sm">
        {current?.isUsable || ending ? t("recovery.lead") : t(current ? "recovery.not_yet" : "recovery.none")}
      </Text>
      <Card padding="md">
        <Stack gap="sm">
          {current && (
            <Group wrap="nowrap" align="flex-start">
              <IconMailShare size={24} stroke={1.5} aria-hidden />
              <Stack gap={4}>
                <Text fw={550} style={{ overflowWrap: "anywhere" }}>
                  {current.email}
                </Text>
                <Text size="sm" c="dimmed">
                  {current.isUsable ? (
                    <>
                      {t("recovery.since")} <DayOf at={current.confirmedAt} />
                    </>
                  ) : (
                    <>
                      {t("recovery.usable_from")} <Moment at={current.usableAt} />
                    </>
                  )}
                </Text>
              </Stack>
            </Group>
          )}
          {ending && (
            <Text size="sm" c="dimmed">
              {t("recovery.ending", { address: ending.email })} <Moment at={ending.endsAt} />.
            </Text>
          )}
          <WaitingAddress waiting={waiting} />
          <Group>
            <Button variant="default" onClick={setDialog.open}>
              {current ? t("recovery.change") : t("recovery.set")}
            </Button>
            {current && (
              <Button variant="subtle" color="red" onClick={removeDialog.open}>
                {t("recovery.remove")}
              </Button>
            )}
          </Group>
        </Stack>
      </Card>
      <SetRecoveryDialog
        opened={setting}
        onClose={setDialog.close}
        title={current ? t("recovery.change") : t("recovery.set")}
        days={waitDays}
      />
      {current && (
        <RemoveRecoveryDialog
          opened={removing}
          onClose={removeDialog.close}
          address={current}
          days={waitDays}
        />
      )}
    </section>
  );
}
