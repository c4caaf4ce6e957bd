import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatIban } from "../../../../common/iban.ts";
import { formatReference } from "../../../../common/references.ts";
import type { BankPayment } from "../../../hooks/staff/bank-payments.ts";
import { Copyable } from "../../../ui/Copyable.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { PageLink } from "../../../ui/links.tsx";
import classes from "./Payments.module.css";
import { Reasons, Score } from "./Score.tsx";

/** What the bank says of a payment; what it does not say is left out. */
export function PaymentFacts({ payment }: { readonly payment: BankPayment }) {
  const { t } = useTranslation("bank");
  const { debtorName, debtorIban, remittance, endToEndId, bankReference, organizationName, paidNumber } =
    payment;
  const facts = [
    { id: "customer", value: organizationName },
    { id: "paid", value: paidNumber && <span className="figures">{paidNumber}</span> },
    {
      id: "matched_by",
      value: payment.outcome === "matched" && (
        <>
          <Reasons reasons={payment.reasons} />
          {payment.score !== null && <Score score={payment.score} />}
        </>
      ),
    },
    { id: "payer", value: debtorName ?? t("page.payments.unknown_payer") },
    {
      id: "iban",
      value: debtorIban && (
        <Copyable value={debtorIban} shown={formatIban(debtorIban)} label={t("page.payment.iban")} />
      ),
    },
    { id: "reference", value: <Reference payment={payment} /> },
    { id: "text", value: remittance && <span className={classes.message}>{remittance}</span> },
    { id: "booked", value: <Day day={payment.bookedOn} /> },
    { id: "end_to_end", value: endToEndId },
    { id: "bank_reference", value: bankReference },
    {
      id: "file",
      value: (
        <PageLink to="/staff/bank/files/$bankFileId" params={{ bankFileId: payment.bankFileId }}>
          {t("page.payment.show_file")}
        </PageLink>
      ),
    },
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => Boolean(value))
        .map(({ id, value }) => (
          <div key={id}>
            <dt>{t(`page.payment.${id}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** The payment reference in groups, as invoices print it; a wrong one is shown as the payer wrote it. */
function Reference({ payment: { reference, referenceKind } }: { readonly payment: BankPayment }) {
  const { t } = useTranslation("bank");
  if (!reference) return <span className={classes.none}>{t("page.payment.no_reference")}</span>;
  const isValid = referenceKind === "QRR" || referenceKind === "SCOR";
  return (
    <>
      <Copyable
        value={reference}
        shown={isValid ? formatReference(reference) : reference}
        label={t("page.payment.reference")}
      />
      {!isValid && (
        <Text span size="sm" c="dimmed">
          {t("page.payment.invalid_reference")}
        </Text>
      )}
    </>
  );
}
