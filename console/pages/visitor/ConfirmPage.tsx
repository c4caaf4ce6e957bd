import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { confirmSignUp } from "../../../server/domains/identity/accounts/account.contract.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { shownByAct } from "../../api/query.ts";
import { useConfirmSignUp } from "../../hooks/accounts.ts";
import { readSessionAgain } from "../../hooks/session.ts";
import { Form } from "../../ui/form/Form.tsx";
import { NewPasswordField } from "../../ui/form/NewPasswordField.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/confirm");

/**
 * Confirms an address by a button: programs that only look at links in mails must not do it. Another browser than the one that asked for
 * the account chooses its password here.
 */
export function ConfirmPage() {
  const { t } = useTranslation("identity");
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const act = useConfirmSignUp();

  const confirm = async () => {
    const { organizationId, signedIn } = await act.mutateAsync({ body: { token } });
    if (!signedIn) return;
    await readSessionAgain(client);
    await navigate({ to: "/o/$organizationId", params: { organizationId } });
  };

  if (act.error?.code === "identity.password_needed") return <ChoosePassword token={token} />;
  return (
    <VisitorPage title={t("confirm.title")} lead={t("confirm.lead")}>
      {act.error && <Unusable problem={act.error} />}
      <Button onClick={() => confirm().catch(shownByAct)} loading={act.isPending} disabled={token === ""}>
        {t("confirm.submit")}
      </Button>
    </VisitorPage>
  );
}

function Unusable({ problem }: { readonly problem: ApiProblem }) {
  const { t } = useTranslation("identity");
  return (
    <Refusal
      problem={problem}
      action={
        <ButtonLink to="/sign-up" size="xs" variant="default">
          {t("confirm.again")}
        </ButtonLink>
      }
    />
  );
}

function ChoosePassword({ token }: { readonly token: string }) {
  const { t } = useTranslation("identity");
  const act = useConfirmSignUp();
  const form = useActForm({
    initialValues: { password: "" },
    labels: { password: t("field.new_password") },
    schema: confirmSignUp.body,
    bodyOf: ({ password }) => ({ token, password }),
    submit: (body) => act.mutateAsync({ body }),
  });
  if (act.isSuccess) {
    return (
      <VisitorPage title={t("confirm.done_title")} lead={t("confirm.done_text")}>
        <ButtonLink to="/sign-in">{t("sign_in.submit")}</ButtonLink>
      </VisitorPage>
    );
  }
  return (
    <VisitorPage title={t("confirm.title")} lead={t("confirm.elsewhere_lead")}>
      <Form act={form} submit={t("confirm.submit")} fullWidth asksBeforeLeaving={false}>
        <NewPasswordField {...form.field("password")} />
      </Form>
    </VisitorPage>
  );
}
