import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import {
  type readOrganization,
  updateOrganization,
} from "../../../server/domains/organizations/organizations/organization.contract.ts";
import { organizationQuery, useOrganizationId, useUpdateOrganization } from "../../hooks/organizations.ts";
import { Moment } from "../../ui/Dates.tsx";
import { CountrySelect } from "../../ui/form/CountrySelect.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { Facts, Page } from "../../ui/Page.tsx";
import classes from "./DetailsPage.module.css";

type Organization = AnswerOf<typeof readOrganization>;

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
        { label: t("field.since"), value: <Moment at={organization.createdAt} /> },
      ]}
    >
      {organization.abilities.update ? (
        <DetailsForm organization={organization} />
      ) : (
        <AddressFacts organization={organization} />
      )}
    </Page>
  );
}

function DetailsForm({ organization }: { readonly organization: Organization }) {
  const { t } = useTranslation(["organizations", "console"]);
  const act = useUpdateOrganization();
  const { name, street, buildingNumber, postalCode, town, country } = organization;
  const form = useActForm({
    initialValues: {
      ...{ name, street, buildingNumber, postalCode, town, country },
      vatNumber: organization.vatNumber ?? "",
    },
    labels: {
      name: t("field.name"),
      street: t("field.street"),
      buildingNumber: t("field.building_number"),
      postalCode: t("field.postal_code"),
      town: t("field.town"),
      country: t("field.country"),
      vatNumber: t("field.vat_number"),
    },
    schema: updateOrganization.body,
    bodyOf: (values) => ({ ...values, vatNumber: values.vatNumber.trim() || null }),
    submit: (body) => act.mutateAsync({ params: { organizationId: organization.id }, body }),
    onDone: () => {
      notifications.show({ message: t("console:saved"), color: "green" });
    },
  });
  return (
    <Form act={form} submit={t("console:action.save")}>
      <TextInput {...form.field("name")} autoComplete="organization" />
      <div className={classes.street}>
        <TextInput {...form.field("street")} autoComplete="address-line1" />
        <TextInput {...form.field("buildingNumber")} autoComplete="off" />
      </div>
      <div className={classes.town}>
        <TextInput {...form.field("postalCode")} autoComplete="postal-code" />
        <TextInput {...form.field("town")} autoComplete="address-level2" />
      </div>
      <CountrySelect
        {...form.field("country")}
        description={t("details.country_help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
      />
      <TextInput
        {...form.field("vatNumber")}
        description={t("details.vat_number_help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="off"
      />
    </Form>
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
