import { Group, Radio, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signUp } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useSignUp } from "../../hooks/accounts.ts";
import { currentLanguage } from "../../language/words.ts";
import { CountrySelect } from "../../ui/form/CountrySelect.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { NewPasswordField } from "../../ui/form/NewPasswordField.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { PageLink } from "../../ui/links.tsx";
import { CheckMail } from "./CheckMail.tsx";
import { homeCountry } from "./home-country.ts";
import { VisitorPage } from "./VisitorPage.tsx";

const kinds = ["individual", "association", "company"] as const;

/** Signing up: the person and the organization that it becomes the legal representative of (ACC-1). */
export function SignUpPage() {
  const { t } = useTranslation(["identity", "organizations"]);
  const [sentTo, setSentTo] = useState<string>();
  const act = useSignUp();
  const form = useActForm({
    initialValues: {
      firstName: "",
      lastName: "",
      email: "",
      password: "",
      organization: { kind: "individual" as (typeof kinds)[number], name: "", country: homeCountry() },
    },
    labels: {
      firstName: t("field.first_name"),
      lastName: t("field.last_name"),
      email: t("field.email"),
      password: t("field.password"),
      "organization.kind": t("organizations:field.kind"),
      "organization.name": t("organizations:field.name"),
      "organization.country": t("organizations:field.country"),
    },
    schema: signUp.body,
    bodyOf: ({ organization, ...person }) => ({
      ...person,
      language: currentLanguage(),
      organization: {
        ...organization,
        name: organization.kind === "individual" ? undefined : organization.name,
      },
    }),
    submit: (body) => act.mutateAsync({ body }),
    onDone: (_, { email }) => setSentTo(email),
  });
  if (sentTo) return <CheckMail email={sentTo} text={t("check_mail.sign_up")} />;

  const { kind } = form.form.values.organization;
  return (
    <VisitorPage title={t("sign_up.title")} lead={t("sign_up.lead")}>
      <Form act={form} submit={t("sign_up.submit")} fullWidth>
        <Radio.Group {...form.field("organization.kind")}>
          <Group mt="xs" gap="lg">
            {kinds.map((value) => (
              <Radio key={value} value={value} label={t(`organizations:kind.${value}`)} />
            ))}
          </Group>
        </Radio.Group>
        {kind !== "individual" && (
          <TextInput {...form.field("organization.name")} autoComplete="organization" />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...form.field("firstName")} autoComplete="given-name" />
          <TextInput {...form.field("lastName")} autoComplete="family-name" />
        </SimpleGrid>
        <CountrySelect {...form.field("organization.country")} />
        <TextInput {...form.field("email")} type="email" inputMode="email" autoComplete="username" />
        <NewPasswordField {...form.field("password")} />
      </Form>
      <Text size="sm">
        {t("sign_up.known")} <PageLink to="/sign-in">{t("sign_in.submit")}</PageLink>
      </Text>
    </VisitorPage>
  );
}
