import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customersFound } from "../../../hooks/staff/customers.ts";
import { ledgerList } from "../../../hooks/staff/ledger.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";

/** Narrows the ledger to one customer, found by name, number or e-mail; the choice stands in the address. */
export function CustomerFilter({ organizationId }: { readonly organizationId: string | undefined }) {
  const { t } = useTranslation(["staff", "console"]);
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 250);
  const mayRead = useStaffMay("staff.customers.read");
  const found = useQuery({ ...customersFound(search), enabled: mayRead }).data?.items ?? [];
  const chosenName = useChosenName(organizationId);
  const offered = found.map(({ id, name, customerNumber }) => ({
    value: id,
    label: name,
    number: t("console:customer_number", { number: customerNumber }),
  }));
  const isOffered = offered.some(({ value }) => value === organizationId);
  const chosen =
    organizationId && !isOffered ? [{ value: organizationId, label: chosenName ?? "…", number: "" }] : [];
  if (!mayRead && !organizationId) return null;
  return (
    <Select
      label={t("ledger.filter")}
      placeholder={t("ledger.filter_placeholder")}
      data={[...chosen, ...offered]}
      value={organizationId ?? null}
      onChange={(id) =>
        void navigate({ to: ".", search: { organizationId: id ?? undefined }, replace: true })
      }
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("ledger.clear") }}
      onSearchChange={setTyped}
      // The server has searched, also by number and e-mail.
      filter={({ options }) => options}
      nothingFoundMessage={t("console:list.nothing_found")}
      maw={380}
    />
  );
}

/** The name of the customer in the address, as the ledger says it. */
function useChosenName(organizationId: string | undefined): string | undefined {
  const list = useInfiniteQuery({ ...ledgerList({ organizationId }), enabled: organizationId !== undefined });
  const [first] = list.data?.pages[0]?.items ?? [];
  return first?.organizationId === organizationId ? (first?.organizationName ?? undefined) : undefined;
}
