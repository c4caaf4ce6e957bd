import { useTranslation } from "react-i18next";
import { formatDay } from "../../../common/dates.ts";
import type { Invoice } from "../../hooks/invoices.ts";
import type { PricedLine } from "./PricedLines.tsx";

/** How the lines of an invoice are shown: with what they are for and their period. */
export function useInvoiceLines() {
  const { t, i18n } = useTranslation("billing");
  return ({ detail, periodFrom, periodTo, ...line }: Invoice["lines"][number]): PricedLine => {
    const period =
      periodFrom && periodTo
        ? t("page.lines.period", {
            from: formatDay(periodFrom, i18n.language),
            to: formatDay(periodTo, i18n.language),
          })
        : "";
    return { ...line, details: [...(detail ?? "").split("\n"), period].filter((text) => text !== "") };
  };
}
