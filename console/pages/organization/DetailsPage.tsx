import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Organization, organizationQuery, useOrganizationId } from "../../hooks/organizations.ts";
import { DayOf } from "../../ui/Dates.tsx";
import { Facts, Page } from "../../ui/Page.tsx";
import { OrganizationForm } from "./OrganizationForm.tsx";

/** Name, postal address and VAT number: what invoices show (ORG-1). */
export function DetailsPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organization = useSuspenseQuery(organizationQuery(useOrganizationId())).data;
  return (
    <Page
      title={t("console:menu.details")}
      lead={t("details.lead")}
      width="form"
      facts={[
        {
          label: t("field.customer_number"),
          value: <span className="figures">{organization.customerNumber}</span>,
        },
        { label: t("field.kind"), value: t(`kind.${organization.kind}`) },
        { label: t("field.currency"), value: organization.currency },
        { label: t("field.since"), value: <DayOf at={organization.createdAt} /> },
      ]}
    >
      {organization.abilities.update ? (
        <OrganizationForm organization={organization} submit={t("console:action.save")} />
      ) : (
        <AddressFacts organization={organization} />
      )}
    </Page>
  );
}

/** The same for those who may only look. */
function AddressFacts({ organization }: { readonly organization: Organization }) {
  const { t, i18n } = useTranslation("organizations");
  const country = new Intl.DisplayNames([i18n.language], { type: "region" }).of(organization.country);
  return (
    <Facts
      facts={[
        { label: t("field.name"), value: organization.name },
        { label: t("field.street"), value: `${organization.street} ${organization.buildingNumber}`.trim() },
        { label: t("field.town"), value: `${organization.postalCode} ${organization.town}`.trim() },
        { label: t("field.country"), value: country },
        { label: t("field.vat_number"), value: organization.vatNumber },
      ]}
    />
  );
}
