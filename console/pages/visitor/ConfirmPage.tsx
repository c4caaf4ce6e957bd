import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useConfirmSignUp } from "../../hooks/accounts.ts";
import { readSessionAgain } from "../../hooks/session.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/confirm");

/** Confirms an address by a button: programs that only look at links in mails must not do it. */
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

  if (act.data && !act.data.signedIn) {
    return (
      <VisitorPage title={t("confirm.done_title")} lead={t("confirm.done_text")}>
        <ButtonLink to="/sign-in">{t("sign_in.submit")}</ButtonLink>
      </VisitorPage>
    );
  }
  return (
    <VisitorPage title={t("confirm.title")} lead={t("confirm.lead")}>
      {act.error && (
        <Refusal
          problem={act.error}
          action={
            <ButtonLink to="/sign-up" size="xs" variant="default">
              {t("confirm.again")}
            </ButtonLink>
          }
        />
      )}
      <Button
        onClick={() => confirm().catch(() => undefined)}
        loading={act.isPending}
        disabled={token === ""}
      >
        {t("confirm.submit")}
      </Button>
    </VisitorPage>
  );
}
