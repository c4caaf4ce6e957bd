import { IconFileInvoice } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { invoiceList } from "../../hooks/invoices.ts";
import { useMoneyText } from "../../ui/Money.tsx";
import { PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";
import { useHere } from "./use-here.ts";

/** The latest invoices of the organization, by their numbers. */
export function InvoicesPart({ query }: PalettePartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const text = useMoneyText();
  const enabled = query.trim() !== "" && (here?.permissions.includes("invoices.read") ?? false);
  const latest = useInfiniteQuery({ ...invoiceList(here?.id ?? "", {}), enabled });
  if (!here || !enabled) return null;
  const entries = (latest.data?.pages[0]?.items ?? []).map(({ id, number, state, totalMinor, currency }) => ({
    id: `invoice.${id}`,
    label: t("palette.invoice", { number }),
    description: `${text(totalMinor, currency)} · ${t(`state.invoice.${state}`)}`,
    icon: IconFileInvoice,
    run: () =>
      void navigate({
        to: "/o/$organizationId/accounting/invoices/$invoiceId",
        params: { organizationId: here.id, invoiceId: id },
      }),
  }));
  return <PaletteGroup label={t("palette.invoices")} entries={entries} query={query} />;
}
