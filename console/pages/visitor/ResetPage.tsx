import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { resetPassword } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useResetPassword } from "../../hooks/accounts.ts";
import { Form } from "../../ui/form/Form.tsx";
import { NewPasswordField } from "../../ui/form/NewPasswordField.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { PageLink } from "../../ui/links.tsx";
import { ResetDone } from "./ResetDone.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/reset");

/** Sets a new password with the link of the mail (ACC-5). */
export function ResetPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { token } = route.useSearch();
  const act = useResetPassword();
  const form = useActForm({
    initialValues: { password: "" },
    labels: { password: t("field.new_password") },
    schema: resetPassword.body,
    bodyOf: ({ password }) => ({ token, password }),
    submit: (body) => act.mutateAsync({ body }),
  });
  if (act.data) return <ResetDone outcome={act.data} />;
  return (
    <VisitorPage title={t("reset.title")} lead={t("reset.lead")}>
      <Form act={form} submit={t("reset.submit")} fullWidth asksBeforeLeaving={false}>
        <NewPasswordField {...form.field("password")} description={t("console:form.password_rule_reset")} />
      </Form>
      <PageLink to="/forgot" size="sm">
        {t("reset.again")}
      </PageLink>
    </VisitorPage>
  );
}
