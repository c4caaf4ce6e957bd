import { TextInput } from "@mantine/core";
import { toMinorNumber } from "../../../common/money.ts";
import { parseTypedAmount } from "../../../common/typed-amount.ts";
import type { FieldProps } from "./use-act-form.ts";

interface AmountFieldProps extends FieldProps {
  readonly description?: string;
}

/** A field for an amount, typed or pasted in any usual way of writing; `minorOf` reads it. */
export function AmountField(field: AmountFieldProps) {
  return <TextInput {...field} inputMode="decimal" autoComplete="off" data-autofocus />;
}

/** What an AmountField holds, in minor units; undefined where it is no amount of the currency. */
export function minorOf(text: string, currency: string): number | undefined {
  const amount = parseTypedAmount(text, currency);
  return amount && toMinorNumber(amount.minor);
}
