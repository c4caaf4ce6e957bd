import { SimpleGrid, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimInstallation } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useClaimInstallation } from "../../hooks/accounts.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { currentLanguage } from "../../language/words.ts";
import { Form } from "../../ui/form/Form.tsx";
import { NewPasswordField } from "../../ui/form/NewPasswordField.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/first-administrator");

/** Makes the first administrator of an empty installation, with the link that the terminal printed. */
export function FirstAdministratorPage() {
  const { t } = useTranslation("identity");
  const { provider } = useInstallation();
  const { token } = route.useSearch();
  const [done, setDone] = useState(false);
  const act = useClaimInstallation();
  const form = useActForm({
    initialValues: { firstName: "", lastName: "", email: "", password: "" },
    labels: {
      firstName: t("field.first_name"),
      lastName: t("field.last_name"),
      email: t("field.email"),
      password: t("field.password"),
    },
    schema: claimInstallation.body,
    bodyOf: (values) => ({ ...values, token, language: currentLanguage() }),
    submit: (body) => act.mutateAsync({ body }),
    onDone: () => setDone(true),
  });
  if (done) {
    return (
      <VisitorPage title={t("claim.done_title")} lead={t("claim.done_text")}>
        <ButtonLink to="/sign-in" search={{ next: "/staff" }}>
          {t("sign_in.submit")}
        </ButtonLink>
      </VisitorPage>
    );
  }
  return (
    <VisitorPage title={t("claim.title")} lead={t("claim.lead", { provider: provider.name })}>
      <Form act={form} submit={t("claim.submit")} fullWidth>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...form.field("firstName")} autoComplete="given-name" />
          <TextInput {...form.field("lastName")} autoComplete="family-name" />
        </SimpleGrid>
        <TextInput {...form.field("email")} type="email" inputMode="email" autoComplete="username" />
        <NewPasswordField {...form.field("password")} />
      </Form>
    </VisitorPage>
  );
}
