import { useTranslation } from "react-i18next";
import { formatAmount, formatFigure, money } from "../../common/money.ts";

interface MoneyProps {
  /** Integer of the currency's minor unit. */
  readonly minor: number;
  readonly currency: string;
  /** Leaves out the currency, for columns whose head names it. */
  readonly figure?: boolean;
}

/** An amount the way the reader writes it: "CHF 1’234.50". */
export function Money({ minor, currency, figure = false }: MoneyProps) {
  const text = useMoneyText();
  return <span className="figures">{text(minor, currency, figure)}</span>;
}

/** The same as text, for buttons ("Pay CHF 54.05") and sentences. */
export function useMoneyText() {
  const { i18n } = useTranslation();
  return (minor: number, currency: string, figure = false) =>
    (figure ? formatFigure : formatAmount)(money(BigInt(minor), currency), i18n.language);
}
