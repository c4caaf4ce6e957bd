import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { minorDigits, parseAmount, toMinorNumber } from "../../../common/money.ts";
import type { FieldProps } from "./use-act-form.ts";

interface AmountFieldProps extends FieldProps {
  readonly currency: string;
  readonly description?: string;
}

/** A field for an amount in a currency, written the way of the reader; it takes no more decimals than the currency has. */
export function AmountField({ currency, ...field }: AmountFieldProps) {
  const { i18n } = useTranslation();
  const parts = new Intl.NumberFormat(i18n.language, { useGrouping: "always" }).formatToParts(12_345.6);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value;
  return (
    <NumberInput
      {...field}
      decimalScale={minorDigits(currency)}
      decimalSeparator={sign("decimal") ?? "."}
      thousandSeparator={sign("group") ?? " "}
      allowedDecimalSeparators={[".", ","]}
      allowNegative={false}
      hideControls
      inputMode="decimal"
      data-autofocus
    />
  );
}

/** What an AmountField holds, in minor units; undefined where it is no amount. */
export function minorOf(value: string | number, currency: string): number | undefined {
  const amount = parseAmount(String(value), currency);
  return amount && toMinorNumber(amount.minor);
}
