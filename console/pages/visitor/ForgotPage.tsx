import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askPasswordReset } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useAskPasswordReset } from "../../hooks/accounts.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { PageLink } from "../../ui/links.tsx";
import { CheckMail } from "./CheckMail.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

/** Asks for a link to set a new password (ACC-5). */
export function ForgotPage() {
  const { t } = useTranslation("identity");
  const [sentTo, setSentTo] = useState<string>();
  const act = useAskPasswordReset();
  const form = useActForm({
    initialValues: { email: "" },
    labels: { email: t("field.email") },
    schema: askPasswordReset.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: (_, { email }) => setSentTo(email),
  });
  if (sentTo) return <CheckMail email={sentTo} text={t("check_mail.reset")} />;
  return (
    <VisitorPage title={t("forgot.title")} lead={t("forgot.lead")}>
      <Form act={form} submit={t("forgot.submit")} fullWidth asksBeforeLeaving={false}>
        <TextInput {...form.field("email")} type="email" inputMode="email" autoComplete="username" />
      </Form>
      <PageLink to="/sign-in" size="sm">
        {t("check_mail.back")}
      </PageLink>
    </VisitorPage>
  );
}
