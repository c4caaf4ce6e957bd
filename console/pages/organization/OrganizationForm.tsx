import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { updateOrganization } from "../../../server/domains/organizations/organizations/organization.contract.ts";
import { type Organization, useUpdateOrganization } from "../../hooks/organizations.ts";
import { AddressFields } from "../../ui/form/AddressFields.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface OrganizationFormProps {
  readonly organization: Organization;
  /** The act, as the button says it. */
  readonly submit: string;
  readonly secondary?: ReactNode;
  readonly onSaved?: () => void;
}

/** Name, postal address and VAT number, to be changed (ORG-1). */
export function OrganizationForm({ organization, submit, secondary, onSaved }: OrganizationFormProps) {
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
      onSaved?.();
    },
  });
  return (
    <Form act={form} submit={submit} secondary={secondary}>
      <TextInput {...form.field("name")} autoComplete="organization" />
      <AddressFields
        field={form.field}
        countryHelp={t("details.country_help")}
        vatNumberHelp={t("details.vat_number_help")}
      />
    </Form>
  );
}
