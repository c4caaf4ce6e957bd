import { Button, Text, Title, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import {
  type BankPayment,
  bankPaymentQuery,
  useResolveDuplicate,
} from "../../../hooks/staff/bank-payments.ts";
import { ListSkeleton } from "../../../ui/DataRows.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Money, useMoneyText } from "../../../ui/Money.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";
import classes from "./Payments.module.css";
import { type DecisionEvents, useDecision } from "./use-decision.ts";

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

const rows = [
  { id: "amount", read: ({ minor, currency }: BankPayment) => `${minor} ${currency}` },
  { id: "booked", read: ({ bookedOn }: BankPayment) => bookedOn },
  { id: "payer", read: ({ debtorName }: BankPayment) => debtorName },
  { id: "iban", read: ({ debtorIban }: BankPayment) => debtorIban },
  { id: "reference", read: ({ reference }: BankPayment) => reference },
  { id: "text", read: ({ remittance }: BankPayment) => remittance },
  { id: "end_to_end", read: ({ endToEndId }: BankPayment) => endToEndId },
  { id: "bank_reference", read: ({ bankReference }: BankPayment) => bankReference },
] as const;

/** The payment beside the one that it resembles; what differs is marked, what both do not say is left out. */
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
        {rows
          .filter(({ read }) => read(payment) !== null || read(other) !== null)
          .map(({ id, read }) => (
            <tr key={id} className={read(payment) === read(other) ? undefined : classes.differs}>
              <th scope="row">
                {t(`page.payment.${id}`)}
                {read(payment) !== read(other) && (
                  <VisuallyHidden> ({t("page.duplicate.differs")})</VisuallyHidden>
                )}
              </th>
              <td>
                <Told payment={payment} id={id} />
              </td>
              <td>
                <Told payment={other} id={id} />
              </td>
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

type RowId = (typeof rows)[number]["id"];

function Told({ payment, id }: { readonly payment: BankPayment; readonly id: RowId }): ReactNode {
  switch (id) {
    case "amount":
      return <Money minor={payment.minor} currency={payment.currency} />;
    case "booked":
      return <Day day={payment.bookedOn} />;
    default:
      return rows.find((row) => row.id === id)?.read(payment) ?? "–";
  }
}
