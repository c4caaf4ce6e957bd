import { Card, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { type Payout, payoutQuery } from "../../hooks/payouts.ts";
import { Arrival } from "../../ui/Arrival.tsx";
import { Day, Moment } from "../../ui/Dates.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { PayoutAddress } from "../../ui/PayoutAddress.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { WithdrawPayout } from "./WithdrawPayout.tsx";

/** One payout: how far it is (MON-10). It changes by itself as staff and bank go on with it. */
export function PayoutPage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { payoutId } = useParams({ from: "/o/$organizationId/accounting/prepaid/payouts/$payoutId" });
  const payout = useSuspenseQuery(payoutQuery(organizationId, payoutId)).data;
  const { number, state, minor, currency, destination, holder, refusal } = payout;
  const { requestedAt, requestedByName, sentAt, bookedOn, returnedOn } = payout;
  const said = useStage(payout);
  return (
    <Page
      title={t("page.payout.number", { number })}
      state={<StateBadge kind="payout" state={state} />}
      facts={[
        { label: t("page.prepaid.amount"), value: <Money minor={minor} currency={currency} /> },
        {
          label: destination === "bank" ? t("page.payout.to") : t("page.payout.destination"),
          value: <PayoutAddress {...payout} />,
        },
        { label: t("page.payout.holder"), value: holder },
        { label: t("page.payout.requested_at"), value: <Moment at={requestedAt} /> },
        { label: t("page.payout.requested_by"), value: requestedByName },
        {
          label: destination === "bank" ? t("page.payout.sent_at") : t("page.payout.listed_at"),
          value: sentAt && <Moment at={sentAt} />,
        },
        { label: t("page.payout.booked_on"), value: bookedOn && <Day day={bookedOn} /> },
        { label: t("page.payout.returned_on"), value: returnedOn && <Day day={returnedOn} /> },
      ]}
    >
      <Arrival of={state} said={said}>
        <Card p={{ base: "md", sm: "xl" }}>
          <Text>{said}</Text>
          {refusal !== null && (
            <Text mt="sm">
              {t("page.payout.reason")}: {refusal}
            </Text>
          )}
        </Card>
      </Arrival>
      {payout.abilities.withdraw && <WithdrawPayout payout={payout} />}
    </Page>
  );
}

/** How far it is, in words: those of a payout to PayPal where the bank has nothing to do with it. */
function useStage({ destination, state }: Payout): string {
  const { t } = useTranslation("billing");
  const isElsewhere = state === "approved" || state === "sent" || state === "done" || state === "returned";
  if (destination === "paypal" && isElsewhere) return t(`page.payout.paypal_stage.${state}`);
  return t(`page.payout.stage.${state}`);
}
