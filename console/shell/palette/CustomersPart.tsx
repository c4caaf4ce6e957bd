import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { customersFound } from "../../hooks/staff/customers.ts";
import { PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";

/** For staff: customers by name, number or e-mail, found by the server; each leads to what moved on their account. */
export function CustomersPart({ query }: PalettePartProps) {
  const { t } = useTranslation();
  const { staff } = useSession();
  const navigate = useNavigate();
  const search = query.trim();
  const may = ["staff.customers.read", "staff.ledger.read"] as const;
  const mayFind =
    staff?.secondFactorGiven && may.every((permission) => staff.permissions.includes(permission));
  const enabled = search.length > 1 && Boolean(mayFind);
  const { data } = useQuery({ ...customersFound(search), enabled });
  if (!enabled) return null;
  const entries = (data?.items ?? []).map(({ id, name, customerNumber }) => ({
    id: `customer.${id}`,
    label: name,
    description: t("customer_number", { number: customerNumber }),
    icon: IconUsers,
    run: () => void navigate({ to: "/staff/accounting/ledger", search: { organizationId: id } }),
  }));
  return <PaletteGroup label={t("menu.staff_customers")} entries={entries} />;
}
