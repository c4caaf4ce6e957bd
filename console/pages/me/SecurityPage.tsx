import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDeviceMobile } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { factorsQuery } from "../../hooks/factors.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { Page } from "../../ui/Page.tsx";
import { AddTotpDialog } from "./AddTotpDialog.tsx";

/** One's second factors (SEC-1). */
export function SecurityPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { items } = useSuspenseQuery(factorsQuery()).data;
  const [adding, dialog] = useDisclosure(false);
  return (
    <Page
      title={t("console:menu.security")}
      lead={items.length === 0 ? t("security.none") : t("security.lead")}
      width="form"
      action={<Button onClick={dialog.open}>{t("security.add_totp")}</Button>}
    >
      <section aria-labelledby="factors">
        <Title order={2} id="factors" mb="sm">
          {t("security.factors")}
        </Title>
        <Stack gap="sm">
          {items.map((factor) => (
            <Card key={factor.id} padding="md">
              <Group wrap="nowrap">
                <IconDeviceMobile size={24} stroke={1.5} aria-hidden />
                <div>
                  <Text fw={550}>{t("security.totp")}</Text>
                  <Text size="sm" c="dimmed">
                    {t("security.since")} <DayOf at={factor.createdAt} />
                    {factor.lastUsedAt && (
                      <>
                        {" · "}
                        {t("security.last_used")} <Moment at={factor.lastUsedAt} />
                      </>
                    )}
                  </Text>
                </div>
              </Group>
            </Card>
          ))}
          {items.length === 0 && <Text>{t("security.empty")}</Text>}
        </Stack>
      </section>
      <AddTotpDialog opened={adding} onClose={dialog.close} />
    </Page>
  );
}
