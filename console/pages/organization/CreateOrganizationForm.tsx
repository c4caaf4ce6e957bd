import { Group, Radio, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { createOrganization } from "../../../server/domains/organizations/organizations/organization.contract.ts";
import { useCreateOrganization } from "../../hooks/organizations.ts";
import { CountrySelect } from "../../ui/form/CountrySelect.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

const kinds = ["company", "association", "individual"] as const;

interface CreateOrganizationFormProps {
  readonly onCreated: (organizationId: string) => Promise<void>;
}

/** The form for another organization (ORG-1). */
export function CreateOrganizationForm({ onCreated }: CreateOrganizationFormProps) {
  const { t } = useTranslation("organizations");
  const act = useCreateOrganization();
  const form = useActForm({
    initialValues: { kind: "company" as (typeof kinds)[number], name: "", country: "" },
    labels: { kind: t("field.kind"), name: t("field.name"), country: t("field.country") },
    schema: createOrganization.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: ({ id }) => onCreated(id),
  });
  return (
    <Form act={form} submit={t("create.submit")} asksBeforeLeaving={false}>
      <Radio.Group {...form.field("kind")}>
        <Group mt="xs" gap="lg">
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kind.${kind}`)} />
          ))}
        </Group>
      </Radio.Group>
      <TextInput {...form.field("name")} autoComplete="organization" data-autofocus />
      <CountrySelect {...form.field("country")} />
    </Form>
  );
}
