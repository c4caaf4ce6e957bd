import { Button, Card, Group, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCreditCard, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import {
  paymentProfilesQuery,
  useChooseDefaultPaymentProfile,
  useSettlePaymentSetup,
  useStartPaymentSetup,
} from "../../hooks/payment-profiles.ts";
import { DataRows } from "../../ui/DataList.tsx";
import { Day, DayOf } from "../../ui/Dates.tsx";
import { DefaultMark } from "../../ui/DefaultMark.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { useMethodName } from "../../ui/use-method-name.ts";
import { MethodActs } from "./MethodActs.tsx";

/** Cards and wallets that are kept, and the prepaid account, with the one that is proposed first (MON-12). */
export function PaymentMethodsPage() {
  const { t } = useTranslation(["billing", "console"]);
  const organizationId = useOrganizationId();
  const { items, prepaidIsDefault, abilities } = useSuspenseQuery(paymentProfilesQuery(organizationId)).data;
  const nameOf = useMethodName();
  const start = useStartPaymentSetup();
  useReturn(organizationId);
  const add = () =>
    start.mutateAsync({ params: { organizationId } }).then(({ url }) => {
      window.location.assign(url);
    }, shownByAct);
  const label = t("console:menu.payment_methods");
  return (
    <Page
      title={label}
      lead={t("page.methods.lead")}
      action={
        abilities.add && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add} loading={start.isPending}>
            {t("page.methods.add")}
          </Button>
        )
      }
    >
      {start.error && <Refusal problem={start.error} />}
      <PrepaidMethod isDefault={prepaidIsDefault} />
      {items.length === 0 ? (
        <EmptyState icon={IconCreditCard} text={t("page.methods.empty")} />
      ) : (
        <DataRows
          label={label}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "method",
              label: t("page.methods.method"),
              main: true,
              value: (profile) => (
                <Group gap="xs">
                  <Text fw={550}>{nameOf(profile)}</Text>
                  {profile.isDefault && <DefaultMark text={t("page.methods.default")} />}
                </Group>
              ),
            },
            {
              id: "state",
              label: t("page.charge.state"),
              value: ({ validity }) => <StateBadge kind="payment_profile" state={validity} />,
            },
            {
              id: "expires",
              label: t("page.methods.expires"),
              value: ({ expiresOn }) => expiresOn && <Day day={expiresOn} />,
            },
            {
              id: "added",
              label: t("page.methods.added_at"),
              hideBelow: "md",
              value: ({ addedAt }) => <DayOf at={addedAt} />,
            },
            {
              id: "acts",
              label: t("page.methods.acts"),
              align: "end",
              value: (profile) => <MethodActs profile={profile} />,
            },
          ]}
        />
      )}
    </Page>
  );
}

/** Back from the provider's page: asks once what came of it, and says so. */
function useReturn(organizationId: string): void {
  const { t } = useTranslation("billing");
  const navigate = useNavigate();
  const { setup: setupId } = useSearch({ from: "/o/$organizationId/accounting/payment-methods" });
  const { mutateAsync } = useSettlePaymentSetup();
  useEffect(() => {
    if (!setupId) return;
    const leave = () =>
      navigate({
        to: "/o/$organizationId/accounting/payment-methods",
        params: { organizationId },
        replace: true,
      });
    mutateAsync({ params: { organizationId, setupId } }).then(({ state }) => {
      const message = t(state === "done" ? "page.methods.added" : "page.methods.not_added");
      notifications.show({ id: setupId, message });
      return leave();
    }, leave);
  }, [setupId, organizationId, mutateAsync, navigate, t]);
}

/** The prepaid account is a payment method too, and the default until another one is chosen. */
function PrepaidMethod({ isDefault }: { readonly isDefault: boolean }) {
  const { t } = useTranslation(["billing", "console"]);
  const organizationId = useOrganizationId();
  const mayPay = useMay("invoices.pay");
  const act = useChooseDefaultPaymentProfile();
  const choose = () => act.mutate({ params: { organizationId }, body: { profileId: null } });
  return (
    <Card component="section" aria-labelledby="prepaid">
      <Group justify="space-between" gap="md">
        <div>
          <Group gap="xs" mb={4}>
            <Title order={2} id="prepaid" size="h4">
              {t("console:menu.prepaid")}
            </Title>
            {isDefault && <DefaultMark text={t("page.methods.default")} />}
          </Group>
          <Text size="sm" c="dimmed">
            {t("page.methods.prepaid_text")}
          </Text>
        </div>
        {mayPay && !isDefault && (
          <Button variant="default" size="xs" loading={act.isPending} onClick={choose}>
            {t("page.methods.make_default")}
          </Button>
        )}
      </Group>
      {act.error && <Refusal problem={act.error} />}
    </Card>
  );
}
