import { Modal, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BillingAddressBody } from "../../../server/domains/organizations/billing-addresses/billing-address.contract.ts";
import {
  type BillingAddress,
  useChangeBillingAddress,
  useCreateBillingAddress,
} from "../../hooks/billing-addresses.ts";
import { organizationQuery, useOrganizationId } from "../../hooks/organizations.ts";
import { AddressFields } from "../../ui/form/AddressFields.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface BillingAddressDialogProps {
  /** The address to change; without one, another is added. */
  readonly address?: BillingAddress;
  readonly onClose: () => void;
  readonly onSaved: (address: BillingAddress) => void;
}

/** Adds a billing address, or changes one (ORG-9). */
export function BillingAddressDialog({ address, onClose, onSaved }: BillingAddressDialogProps) {
  const { t } = useTranslation("organizations");
  const save = (saved: BillingAddress) => {
    notifications.show({ message: t("billing_address.saved", { name: saved.name }), color: "green" });
    onSaved(saved);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(address ? "billing_address.change" : "billing_address.add")}
      size="lg"
    >
      {address?.isUsed && (
        <Text size="sm" mb="md">
          {t("billing_address.used_hint")}
        </Text>
      )}
      <BillingAddressForm {...(address ? { address } : {})} onSaved={save} />
    </Modal>
  );
}

function BillingAddressForm({ address, onSaved }: Omit<BillingAddressDialogProps, "onClose">) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const { country } = useSuspenseQuery(organizationQuery(organizationId)).data;
  const create = useCreateBillingAddress();
  const change = useChangeBillingAddress();
  const form = useActForm({
    initialValues: initialValuesOf(address, country),
    labels: {
      name: t("billing_address.name"),
      department: t("billing_address.department"),
      street: t("field.street"),
      buildingNumber: t("field.building_number"),
      postalCode: t("field.postal_code"),
      town: t("field.town"),
      country: t("field.country"),
      vatNumber: t("field.vat_number"),
      email: t("billing_address.email"),
    },
    schema: BillingAddressBody,
    bodyOf: (values) => ({
      ...values,
      vatNumber: values.vatNumber.trim() || null,
      email: values.email.trim() || null,
    }),
    submit: (body) =>
      address
        ? change.mutateAsync({ params: { organizationId, billingAddressId: address.id }, body })
        : create.mutateAsync({ params: { organizationId }, body }),
    onDone: onSaved,
  });
  return (
    <Form act={form} submit={t(address ? "billing_address.save" : "billing_address.add")}>
      <TextInput {...form.field("name")} autoComplete="organization" data-autofocus />
      <TextInput {...form.field("department")} autoComplete="off" />
      <AddressFields
        field={form.field}
        countryHelp={t("billing_address.country_help")}
        vatNumberHelp={t("details.vat_number_help")}
      />
      <TextInput
        {...form.field("email")}
        type="email"
        description={t("billing_address.email_help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="off"
      />
    </Form>
  );
}

function initialValuesOf(address: BillingAddress | undefined, country: string) {
  if (!address) {
    const nothing = { name: "", department: "", street: "", buildingNumber: "", postalCode: "", town: "" };
    return { ...nothing, country, vatNumber: "", email: "" };
  }
  const { name, department, street, buildingNumber, postalCode, town } = address;
  return {
    ...{ name, department, street, buildingNumber, postalCode, town, country: address.country },
    ...{ vatNumber: address.vatNumber ?? "", email: address.email ?? "" },
  };
}
