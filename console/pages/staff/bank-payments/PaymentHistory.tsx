import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type BankPayment, type Decision, decisionsQuery } from "../../../hooks/staff/bank-payments.ts";
import { Moment } from "../../../ui/Dates.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./Payments.module.css";

/** Who decided what about a payment, and when; nothing where nobody did. */
export function PaymentHistory({ payment }: { readonly payment: BankPayment }) {
  const { t } = useTranslation("bank");
  const decisions = useQuery(decisionsQuery(payment.id)).data?.items ?? [];
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="history" className={classes.acts}>
      <Title order={3} id="history" mb="sm">
        {t("page.history.title")}
      </Title>
      <ol className={classes.history}>
        {decisions.map((decision) => (
          <li key={decision.ordinal}>
            <Told decision={decision} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ decision }: { readonly decision: Decision }) {
  const personName = usePersonName();
  const { t } = useTranslation("bank");
  const { kind, reason, decidedAt, decidedByName, organizationName, paidNumber } = decision;
  // What went to no customer says where it went.
  const isNobodys = organizationName === null && (kind === "assigned" || kind === "undone");
  const where = [organizationName, paidNumber].filter((one) => one !== null).join(", ");
  return (
    <>
      <Text fw={500}>
        {t(`page.history.kind.${kind}`)}
        {where && `: ${where}`}
      </Text>
      {isNobodys && <Text>{decision.outcomeText}</Text>}
      {reason && <Text>{t("page.history.reason", { reason })}</Text>}
      <Text size="sm" c="dimmed">
        {personName(decidedByName) ?? t("page.history.by_itself")}, <Moment at={decidedAt} />
      </Text>
    </>
  );
}
