import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatIban } from "../../../common/iban.ts";
import { formatDecimal, money } from "../../../common/money.ts";
import { formatReference } from "../../../common/references.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { DayFromNow } from "../../ui/DayFromNow.tsx";
import { useMoneyText } from "../../ui/Money.tsx";
import classes from "./TransferDetails.module.css";

interface TransferDetailsProps {
  readonly minor: number;
  readonly currency: string;
  readonly accountName: string;
  readonly iban: string;
  readonly bic: string;
  readonly reference: string;
  readonly dueOn: string;
  /** True if there is a PDF, whose code fills everything in. */
  readonly hasCode: boolean;
}

/** What to enter for a bank transfer, each to be copied: exactly so it is recognised by itself (MON-7). */
export function TransferDetails(props: TransferDetailsProps) {
  const { t } = useTranslation("billing");
  const text = useMoneyText();
  const { minor, currency, accountName, iban, bic, reference, dueOn, hasCode } = props;
  const decimal = formatDecimal(money(BigInt(minor), currency));
  const copied = (label: string, value: string, shown?: string): [string, ReactNode] => [
    label,
    <Copyable key={label} value={value} shown={shown} label={label} />,
  ];
  const details: readonly [string, ReactNode][] = [
    copied(t("page.transfer.amount"), decimal, text(minor, currency)),
    copied("IBAN", iban, formatIban(iban)),
    copied(t("page.transfer.reference"), reference, formatReference(reference)),
    [t("page.transfer.due_on"), <DayFromNow key="due" day={dueOn} />],
    copied(t("page.transfer.account_name"), accountName),
    copied("BIC", bic),
  ];
  return (
    <>
      <dl className={classes.details}>
        {details.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed" mt="md">
        {t(hasCode ? "page.transfer.exactly" : "page.transfer.exactly_only")}
      </Text>
    </>
  );
}
