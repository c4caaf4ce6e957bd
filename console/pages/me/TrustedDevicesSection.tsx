import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { listDevices } from "../../../server/domains/identity/devices/device.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { devicesQuery, useForgetDevice } from "../../hooks/sessions.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { DeviceIcon, useDeviceText } from "../../ui/device.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

type Device = AnswerOf<typeof listDevices>["items"][number];

/** The devices on which the password needs no second factor for some days. */
export function TrustedDevicesSection() {
  const { t } = useTranslation("identity");
  const { items } = useSuspenseQuery(devicesQuery()).data;
  return (
    <section aria-labelledby="trusted">
      <Title order={2} id="trusted" mb={4}>
        {t("sessions.trusted")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t(items.length > 0 ? "sessions.trusted_lead" : "sessions.no_trusted")}
      </Text>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {items.map((device) => (
          <DeviceCard key={device.id} device={device} />
        ))}
      </Stack>
    </section>
  );
}

function DeviceCard({ device }: { readonly device: Device }) {
  const { t } = useTranslation("identity");
  const name = useDeviceText()(device);
  const act = useForgetDevice();
  const forget = () =>
    act.mutateAsync({ params: { deviceId: device.id } }).then(() => {
      notifications.show({ message: t("sessions.forgotten"), color: "green" });
    }, shownByAct);
  return (
    <Card component="li" padding="md">
      {act.error && <Refusal problem={act.error} />}
      <Group wrap="nowrap" align="flex-start">
        <DeviceIcon system={device.system} />
        <Stack gap={4} flex={1}>
          <Group gap="xs">
            <Text fw={550}>{name}</Text>
            {device.isCurrent && <Badge variant="light">{t("sessions.this_device")}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {t("sessions.last_seen")} <Moment at={device.seenAt} /> · {t("sessions.until")}{" "}
            <DayOf at={device.trustedUntil} />
          </Text>
        </Stack>
        <Button
          size="xs"
          variant="default"
          onClick={forget}
          loading={act.isPending}
          aria-label={t("sessions.forget_named", { device: name })}
        >
          {t("sessions.forget")}
        </Button>
      </Group>
    </Card>
  );
}
