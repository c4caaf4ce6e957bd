import { Button, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import {
  type BankPayment,
  bankPaymentQuery,
  useResolveDuplicate,
} from "../../../../hooks/staff/bank-payments.ts";
import { ListSkeleton } from "../../../../ui/DataRows.tsx";
import { Day } from "../../../../ui/Dates.tsx";
import { PageLink } from "../../../../ui/links.tsx";
import { Money, useMoneyText } from "../../../../ui/Money.tsx";
import { Refusal } from "../../../../ui/Refusal.tsx";
import type { DecisionEvents } from "./PaymentPane.tsx";
import classes from "./Payments.module.css";
import { useDecision } from "./use-decision.ts";

interface DuplicateDecisionProps extends DecisionEvents {
  readonly payment: BankPayment;
  readonly onReady: () => void;
}

/** Asks whether a payment without a number of the bank is one that is there already, or another one (MON-6). */
export function DuplicateDecision({ payment, onReady, onDecided, onFaster }: DuplicateDecisionProps) {
  const { t } = useTranslation("bank");
  const act = useResolveDuplicate();
  const { problem, decide } = useDecision({ onFaster });
  const amount = useMoneyText()(payment.minor, payment.currency);
  const ready = useEffectEvent(onReady);
  useEffect(() => ready(), []);

  const resolve = (decision: "same" | "another") =>
    decide(async () => {
      const after = await act.mutateAsync({ params: { bankPaymentId: payment.id }, body: { decision } });
      const said = decision === "same" ? "same" : after.state === "unassigned" ? "another_waits" : "another";
      onDecided(payment, after, t(`page.done.${said}`, { amount }));
    });
  const pending = act.isPending ? act.variables.body.decision : null;
  return (
    <section aria-labelledby="duplicate" className={classes.acts}>
      <Title order={3} id="duplicate" mb={4}>
        {t("page.duplicate.title")}
      </Title>
      <Text mb="md">{t("page.duplicate.text")}</Text>
      <Compared payment={payment} />
      {problem && <Refusal problem={problem} />}
      <ul className={classes.decisions}>
        <li>
          <Button
            data-act
            fullWidth
            variant="default"
            loading={pending === "same"}
            disabled={pending === "another"}
            onClick={() => resolve("same")}
          >
            {t("page.duplicate.same")}
          </Button>
          <Text size="sm" c="dimmed" mt={4}>
            {t("page.duplicate.same_help")}
          </Text>
        </li>
        <li>
          <Button
            fullWidth
            variant="default"
            loading={pending === "another"}
            disabled={pending === "same"}
            onClick={() => resolve("another")}
          >
            {t("page.duplicate.another")}
          </Button>
          <Text size="sm" c="dimmed" mt={4}>
            {t("page.duplicate.another_help", { amount })}
          </Text>
        </li>
      </ul>
    </section>
  );
}

type Row = readonly [
  id: "amount" | "booked" | "payer" | "reference" | "text" | "end_to_end" | "bank_reference",
  value: (payment: BankPayment) => ReactNode,
];

const rows: readonly Row[] = [
  ["amount", ({ minor, currency }) => <Money minor={minor} currency={currency} />],
  ["booked", ({ bookedOn }) => <Day day={bookedOn} />],
  ["payer", ({ debtorName }) => debtorName],
  ["reference", ({ reference }) => reference],
  ["text", ({ remittance }) => remittance],
  ["end_to_end", ({ endToEndId }) => endToEndId],
  ["bank_reference", ({ bankReference }) => bankReference],
];

/** The payment beside the one that it resembles. */
function Compared({ payment }: { readonly payment: BankPayment }) {
  const { t } = useTranslation(["bank", "console"]);
  const { duplicateOfId } = payment;
  const other = useQuery({ ...bankPaymentQuery(duplicateOfId ?? ""), enabled: duplicateOfId !== null }).data;
  if (!other) return <ListSkeleton label={t("console:loading")} />;
  return (
    <table className={classes.compared}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t("page.duplicate.this")}</th>
          <th scope="col">{t("page.duplicate.that")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([id, value]) => (
          <tr key={id}>
            <th scope="row">{t(`page.payment.${id}`)}</th>
            <td>{value(payment) ?? "–"}</td>
            <td>{value(other) ?? "–"}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t("page.payment.file")}</th>
          {[payment, other].map(({ id, bankFileId }) => (
            <td key={id}>
              <PageLink to="/staff/bank/files/$bankFileId" params={{ bankFileId }}>
                {t("page.payment.show_file")}
              </PageLink>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
