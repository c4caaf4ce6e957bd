import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "../../api/problem.ts";
import { shownByAct } from "../../api/query.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

interface LinkPageProps {
  readonly act: {
    readonly mutateAsync: (input: { body: { token: string } }) => Promise<unknown>;
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly error: ApiProblem | null;
  };
  readonly token: string;
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly doneTitle: string;
  readonly doneText: string;
}

/** What the link of a mail does, by a button: programs that only look at links in mails must not do it. Signs nobody in. */
export function LinkPage({ act, token, title, lead, submit, doneTitle, doneText }: LinkPageProps) {
  const { t } = useTranslation("identity");
  if (act.isSuccess) {
    return (
      <VisitorPage title={doneTitle} lead={doneText}>
        <ButtonLink to="/sign-in">{t("sign_in.submit")}</ButtonLink>
      </VisitorPage>
    );
  }
  return (
    <VisitorPage title={title} lead={lead}>
      {act.error && <Refusal problem={act.error} />}
      <Button
        onClick={() => act.mutateAsync({ body: { token } }).catch(shownByAct)}
        loading={act.isPending}
        disabled={token === ""}
      >
        {submit}
      </Button>
    </VisitorPage>
  );
}
