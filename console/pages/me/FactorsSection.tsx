import { Alert, Group, Stack, Text, Title } from "@mantine/core";
import { IconShieldCheck, IconShieldOff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { factorsQuery } from "../../hooks/factors.ts";
import { AddFactor } from "./AddFactor.tsx";
import { FactorCard } from "./FactorCard.tsx";
import { OtherSessionsOffer } from "./OtherSessionsOffer.tsx";

/** Two-step verification: one's second factors, and how to add another (SEC-1). */
export function FactorsSection() {
  const { t } = useTranslation("identity");
  const { items } = useSuspenseQuery(factorsQuery()).data;
  const [change, setChange] = useState<"added" | "removed" | "last_removed">();
  const lastIsGone = change === "last_removed";
  const isOn = items.length > 0;
  return (
    <section aria-labelledby="factors">
      <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
        <Title order={2} id="factors">
          {t("security.two_step")}
        </Title>
        <AddFactor onAdded={() => setChange("added")} />
      </Group>
      <Stack gap="sm">
        <Alert
          color={isOn ? "green" : "orange"}
          icon={isOn ? <IconShieldCheck aria-hidden /> : <IconShieldOff aria-hidden />}
          role={lastIsGone && !isOn ? "alert" : undefined}
        >
          <Text size="sm" c="var(--mantine-color-text)">
            {isOn ? t("security.lead") : t(lastIsGone ? "security.last_removed" : "security.none")}
          </Text>
        </Alert>
        {change && <OtherSessionsOffer />}
        {items.map((factor) => (
          <FactorCard
            key={factor.id}
            factor={factor}
            isLast={items.length === 1}
            onRemoved={(wasLast) => setChange(wasLast ? "last_removed" : "removed")}
          />
        ))}
      </Stack>
    </section>
  );
}
