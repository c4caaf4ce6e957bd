import { Button } from "@mantine/core";
import { IconMapPin, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { activeBillingAddressesQuery, billingAddressList } from "../../hooks/billing-addresses.ts";
import { organizationQuery, useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { DefaultMark } from "../../ui/DefaultMark.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { PostalLines } from "../../ui/PostalLines.tsx";
import { StateBadge, stateTones } from "../../ui/StateBadge.tsx";
import { BillingAddressActs } from "./BillingAddressActs.tsx";
import { BillingAddressDialog } from "./BillingAddressDialog.tsx";
import { OwnAddress } from "./OwnAddress.tsx";

const states = Object.keys(stateTones.billing_address) as (keyof typeof stateTones.billing_address)[];

/** Whom invoices may be made out to: the organization itself, and further addresses (ORG-9). */
export function BillingAddressesPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const search = useSearch({ from: "/o/$organizationId/accounting/billing-addresses" });
  const organization = useSuspenseQuery(organizationQuery(organizationId)).data;
  const active = useSuspenseQuery(activeBillingAddressesQuery(organizationId)).data.items;
  const mayChange = useMay("invoices.pay");
  const [adding, setAdding] = useState(false);
  const add = mayChange && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t("billing_address.add")}
    </Button>
  );
  return (
    <Page title={t("console:menu.billing_addresses")} lead={t("billing_address.lead")} action={add}>
      <OwnAddress organization={organization} isDefault={active.every(({ isDefault }) => !isDefault)} />
      <DataList
        label={t("console:menu.billing_addresses")}
        query={billingAddressList(organizationId, search)}
        rowKey={(address) => address.id}
        filters={[
          {
            name: "state",
            label: t("billing_address.state"),
            options: states.map((state) => ({
              value: state,
              label: t(`console:state.billing_address.${state}`),
            })),
          },
        ]}
        columns={[
          {
            id: "address",
            label: t("billing_address.address"),
            main: true,
            value: (address) => <PostalLines {...address} />,
          },
          {
            id: "vat_number",
            label: t("billing_address.vat_number"),
            hideBelow: "md",
            value: ({ vatNumber }) => vatNumber,
          },
          { id: "email", label: t("billing_address.email_short"), value: ({ email }) => email },
          {
            id: "state",
            label: t("billing_address.state"),
            value: ({ state, isDefault }) => (
              <>
                <StateBadge kind="billing_address" state={state} />{" "}
                {isDefault && <DefaultMark text={t("billing_address.default")} />}
              </>
            ),
          },
          {
            id: "acts",
            label: t("billing_address.acts"),
            align: "end",
            value: (address) => <BillingAddressActs address={address} />,
          },
        ]}
        empty={<EmptyState icon={IconMapPin} text={t("billing_address.empty")} />}
      />
      {adding && <BillingAddressDialog onClose={() => setAdding(false)} onSaved={() => setAdding(false)} />}
    </Page>
  );
}
