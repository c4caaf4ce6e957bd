import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconDeviceMobile } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { startTotp } from "../../../server/domains/identity/factors/factor.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { factorsQuery, useStartTotp } from "../../hooks/factors.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { AddTotpDialog } from "./AddTotpDialog.tsx";
import { RecoverySection } from "./RecoverySection.tsx";

/** One's second factors (SEC-1). */
export function SecurityPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { items } = useSuspenseQuery(factorsQuery()).data;
  const start = useStartTotp();
  const [begun, setBegun] = useState<AnswerOf<typeof startTotp>>();
  const add = () => start.mutateAsync({}).then(setBegun, shownByAct);
  return (
    <Page
      title={t("console:menu.security")}
      lead={items.length === 0 ? t("security.none") : t("security.lead")}
      width="form"
      action={
        <Button onClick={add} loading={start.isPending}>
          {t("security.add_totp")}
        </Button>
      }
    >
      {start.error && <Refusal problem={start.error} />}
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
      <RecoverySection />
      <AddTotpDialog factor={begun} onClose={() => setBegun(undefined)} />
    </Page>
  );
}
