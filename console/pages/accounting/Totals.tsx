import { useTranslation } from "react-i18next";
import { formatPercent } from "../../../common/money.ts";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import classes from "./Totals.module.css";

interface TotalsProps {
  readonly currency: string;
  readonly netMinor: number;
  readonly vat: readonly {
    readonly rate: string;
    readonly code: string;
    readonly netMinor: number;
    readonly vatMinor: number;
  }[];
  readonly totalMinor: number;
}

const codes = ["standard", "reverse_charge", "export", "exempt"] as const;

/** Net amount, VAT per rate, total: as the server computed them (MON-1). */
export function Totals({ currency, netMinor, vat, totalMinor }: TotalsProps) {
  const { t, i18n } = useTranslation("billing");
  const text = useMoneyText();
  return (
    <dl className={classes.totals}>
      <div>
        <dt>{t("page.totals.net")}</dt>
        <dd>
          <Money minor={netMinor} currency={currency} figure />
        </dd>
      </div>
      {vat.map(({ rate, code, netMinor: base, vatMinor }) => {
        const known = codes.find((one) => one === code) ?? "standard";
        const values = {
          rate: formatPercent(rate, i18n.language, currency),
          amount: text(base, currency, true),
        };
        return (
          <div key={`${rate} ${code}`}>
            <dt>{t(`page.totals.vat.${known}`, values)}</dt>
            <dd>
              <Money minor={vatMinor} currency={currency} figure />
            </dd>
          </div>
        );
      })}
      <div className={classes.total}>
        <dt>{t("page.totals.total")}</dt>
        <dd>
          <Money minor={totalMinor} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
