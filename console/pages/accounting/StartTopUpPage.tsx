import { Radio, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { startTopUp } from "../../../server/domains/billing/top-ups/top-up.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { paymentProfilesQuery } from "../../hooks/payment-profiles.ts";
import { topUpLimitsQuery, useStartTopUp } from "../../hooks/prepaid.ts";
import { AmountField, minorOf } from "../../ui/form/AmountField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { useMethodName } from "../../ui/use-method-name.ts";
import { another, useStart } from "./PayByCard.tsx";

const transfer = "transfer";

/** Tops the prepaid account up: how much, and how it is paid (MON-11). */
export function StartTopUpPage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { currency, leastMinor, mostMinor } = useSuspenseQuery(topUpLimitsQuery(organizationId)).data;
  const [method, setMethod] = useState(transfer);
  const act = useStartTopUp();
  const { start } = useStart();
  const navigate = useNavigate();
  const text = useMoneyText();
  const form = useActForm({
    initialValues: { minor: "" },
    labels: { minor: t("page.top_up.amount", { currency }) },
    schema: startTopUp.body,
    bodyOf: ({ minor }) => ({ minor: minorOf(minor, currency) ?? Number.NaN }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    // Its page offers all ways to pay, should the chosen one not answer.
    onDone: async ({ id: topUpId }) => {
      const to = "/o/$organizationId/accounting/prepaid/top-ups/$topUpId";
      await navigate({ to, params: { organizationId, topUpId } });
      if (method === transfer) return;
      const how = method === another ? {} : { paymentProfileId: method };
      await start({ kind: "top_up", subjectId: topUpId }, how);
    },
  });
  const range = { least: text(leastMinor, currency), most: text(mostMinor, currency) };
  return (
    <Page title={t("page.top_up.title")} lead={t("page.top_up.how")} width="form">
      <Form
        act={form}
        submit={t(method === transfer ? "page.top_up.start" : "page.top_up.goes_on")}
        asksBeforeLeaving={false}
      >
        <AmountField {...form.field("minor")} description={t("page.top_up.range", range)} />
        <TopUpMethod value={method} onChange={setMethod} />
      </Form>
    </Page>
  );
}

interface TopUpMethodProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** By transfer, by a kept method, or by one that is chosen at the provider; nothing to choose where transfers alone are taken. */
function TopUpMethod({ value, onChange }: TopUpMethodProps) {
  const { t } = useTranslation("billing");
  const { items, abilities } = useSuspenseQuery(paymentProfilesQuery(useOrganizationId())).data;
  const nameOf = useMethodName();
  if (!abilities.add) return null;
  return (
    <Radio.Group label={t("page.top_up.how_to_pay")} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        <Radio value={transfer} label={t("page.top_up.by_transfer")} />
        {items
          .filter(({ validity }) => validity !== "expired")
          .map((profile) => (
            <Radio key={profile.id} value={profile.id} label={nameOf(profile)} />
          ))}
        <Radio value={another} label={t("page.top_up.by_card")} />
      </Stack>
    </Radio.Group>
  );
}
