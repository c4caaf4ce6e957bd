import { Button, Checkbox, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type ChargeSubject, useStartCharge } from "../../hooks/charges.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { type PaymentProfile, paymentProfilesQuery } from "../../hooks/payment-profiles.ts";
import { useMoneyText } from "../../ui/Money.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { useMethodName } from "../../ui/use-method-name.ts";
import classes from "./accounting.module.css";

interface PayByCardProps {
  readonly subject: ChargeSubject;
  readonly minor: number;
  readonly currency: string;
}

/** What stands in the choice for a method that is not kept yet. */
export const another = "another";

/** Pays what is due by a kept method with one click, or by one that is chosen on the provider's page (MON-3, MON-12). */
export function PayByCard(props: PayByCardProps) {
  const organizationId = useOrganizationId();
  const profiles = useQuery(paymentProfilesQuery(organizationId)).data;
  if (!profiles?.abilities.add) return null;
  const usable = profiles.items.filter(({ validity }) => validity !== "expired");
  return <PayForm {...props} profiles={usable} />;
}

function PayForm({
  subject,
  minor,
  currency,
  profiles,
}: PayByCardProps & { readonly profiles: readonly PaymentProfile[] }) {
  const { t } = useTranslation("billing");
  const [chosen, setChosen] = useState(profiles[0]?.id ?? another);
  const [keep, setKeep] = useState(false);
  const nameOf = useMethodName();
  const amount = useMoneyText()(minor, currency);
  const { start, act } = useStart();
  const isKept = profiles.some(({ id }) => id === chosen);
  return (
    <section aria-labelledby={`card-${subject.subjectId}`} className={classes.card}>
      <Title order={3} id={`card-${subject.subjectId}`} mb="xs">
        {t("page.charge.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="md" maw="34rem">
        {t("page.charge.how")}
      </Text>
      <Stack gap="md">
        {profiles.length > 0 && (
          <Radio.Group label={t("page.charge.with")} value={isKept ? chosen : another} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {profiles.map((profile) => (
                <Radio key={profile.id} value={profile.id} label={nameOf(profile)} />
              ))}
              <Radio value={another} label={t("page.charge.another")} />
            </Stack>
          </Radio.Group>
        )}
        {!isKept && (
          <Checkbox
            label={t("page.charge.keep")}
            checked={keep}
            onChange={(event) => setKeep(event.currentTarget.checked)}
          />
        )}
        {act.error && <Refusal problem={act.error} />}
        <Group>
          <Button
            variant="default"
            loading={act.isPending}
            className={classes.long}
            onClick={() => start(subject, isKept ? { paymentProfileId: chosen } : { keep })}
          >
            {t("page.charge.pay", { amount })}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

/** Starts to pay: leads to the provider where the payer has to do something there, else to how it went. */
export function useStart() {
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const act = useStartCharge();
  const start = (
    subject: ChargeSubject,
    how: { readonly paymentProfileId?: string; readonly keep?: boolean },
  ) =>
    act.mutateAsync({ params: { organizationId }, body: { ...subject, ...how } }).then(({ id, url }) => {
      if (url !== null) {
        window.location.assign(url);
        return undefined;
      }
      const to = "/o/$organizationId/accounting/payments/$chargeId";
      return navigate({ to, params: { organizationId, chargeId: id } });
    }, shownByAct);
  return { start, act };
}
