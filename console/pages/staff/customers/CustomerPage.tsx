import { Group } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { customerQuery, type StaffCustomer } from "../../../hooks/staff/customer.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { DayOf } from "../../../ui/Dates.tsx";
import { ButtonLink, PageLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { CustomerInvoices } from "./CustomerInvoices.tsx";
import { CustomerMembers } from "./CustomerMembers.tsx";
import { CustomerOrders } from "./CustomerOrders.tsx";
import { CustomerPayments } from "./CustomerPayments.tsx";
import { CustomerProducts } from "./CustomerProducts.tsx";

/** One customer: who it is, what it owes and has, and the newest of everything. */
export function CustomerPage() {
  const { t } = useTranslation(["staff", "console", "organizations", "catalogue"]);
  const { organizationId } = useParams({ from: "/staff/customers/$organizationId" });
  const customer = useSuspenseQuery(customerQuery(organizationId)).data;
  const mayReadLedger = useStaffMay("staff.ledger.read");
  const mayReadInvoices = useStaffMay("staff.invoices.read");
  const facts = useFacts(customer);
  const { orders, invoices, payments, products, members } = customer;
  return (
    <Page
      title={customer.name}
      lead={
        <PageLink to="/staff/customers">
          <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: "-2px" }} /> {t("customers.back")}
        </PageLink>
      }
      action={
        <Group gap="sm">
          {mayReadInvoices && (
            <ButtonLink
              to="/staff/customers/$organizationId/documents"
              params={{ organizationId }}
              variant="default"
            >
              {t("customer.documents")}
            </ButtonLink>
          )}
          {mayReadLedger && (
            <ButtonLink to="/staff/accounting/ledger" search={{ organizationId }}>
              {t("customer.ledger")}
            </ButtonLink>
          )}
        </Group>
      }
      facts={facts}
      tabs={[
        ...(invoices
          ? [
              {
                id: "invoices",
                label: t("console:menu.staff_invoices"),
                content: <CustomerInvoices customer={customer} invoices={invoices} />,
              },
            ]
          : []),
        ...(orders
          ? [
              {
                id: "orders",
                label: t("console:menu.staff_orders"),
                content: <CustomerOrders customer={customer} orders={orders} />,
              },
            ]
          : []),
        ...(payments
          ? [
              {
                id: "payments",
                label: t("invoice.payments"),
                content: <CustomerPayments payments={payments} />,
              },
            ]
          : []),
        {
          id: "products",
          label: t("customer.products"),
          content: <CustomerProducts products={products} />,
        },
        { id: "members", label: t("customer.members"), content: <CustomerMembers members={members} /> },
      ]}
    />
  );
}

function useFacts(customer: StaffCustomer) {
  const { t, i18n } = useTranslation(["staff", "organizations"]);
  const countries = new Intl.DisplayNames([i18n.language], { type: "region" });
  const { street, buildingNumber, postalCode, town, country, money, vatNumber } = customer;
  const address = [
    `${street} ${buildingNumber}`.trim(),
    `${postalCode} ${town}`.trim(),
    countries.of(country),
  ];
  return [
    {
      label: t("field.number"),
      value: <span className="figures">{customer.customerNumber}</span>,
    },
    { label: t("field.kind"), value: t(`organizations:kind.${customer.kind}`) },
    { label: t("customer.address"), value: address.filter(Boolean).join(", ") },
    { label: t("customer.vat_number"), value: vatNumber },
    { label: t("field.since"), value: <DayOf at={customer.createdAt} /> },
    { label: t("customer.prepaid"), value: amountsOf(money?.prepaid) },
    { label: t("customer.open"), value: amountsOf(money?.open) },
    { label: t("customer.overdue"), value: amountsOf(money?.overdue) },
  ];
}

type Amounts = NonNullable<StaffCustomer["money"]>["open"];

/** Amounts of several currencies; nothing where there is none. */
function amountsOf(amounts: Amounts = []) {
  return amounts.length === 0
    ? null
    : amounts.map(({ minor, currency }) => (
        <div key={currency}>
          <Money minor={minor} currency={currency} />
        </div>
      ));
}
