import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { topUpQuery, topUpSlipAddress } from "../../hooks/prepaid.ts";
import { Arrival } from "../../ui/Arrival.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { CancelTopUp } from "./CancelTopUp.tsx";
import { TopUpStage } from "./TopUpStage.tsx";

/** One top-up: how to transfer it while it is open (MON-11). It changes by itself when the money arrives. */
export function TopUpPage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { topUpId } = useParams({ from: "/o/$organizationId/accounting/prepaid/top-ups/$topUpId" });
  const topUp = useSuspenseQuery(topUpQuery(organizationId, topUpId)).data;
  const { number, state, minor, currency, requestedAt, requestedByName, settledAt, receivedMinor } = topUp;
  return (
    <Page
      title={t("page.top_up.number", { number })}
      state={<StateBadge kind="top_up" state={state} />}
      action={
        topUp.payment && (
          <Button
            component="a"
            href={topUpSlipAddress(organizationId, topUpId)}
            download
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t("page.top_up.slip")}
          </Button>
        )
      }
      facts={[
        { label: t("page.top_up.announced"), value: <Money minor={minor} currency={currency} /> },
        { label: t("page.top_up.requested_at"), value: <Moment at={requestedAt} /> },
        { label: t("page.top_up.requested_by"), value: requestedByName },
        {
          label: t("page.top_up.received"),
          value: receivedMinor > 0 ? <Money minor={receivedMinor} currency={currency} /> : null,
        },
        {
          label: t("page.top_up.received_on"),
          value: state === "received" && settledAt ? <Moment at={settledAt} /> : null,
        },
      ]}
    >
      <Arrival of={state} said={t(`page.top_up.stage.${state}`)}>
        <TopUpStage topUp={topUp} />
      </Arrival>
      {topUp.abilities.cancel && <CancelTopUp topUp={topUp} />}
    </Page>
  );
}
