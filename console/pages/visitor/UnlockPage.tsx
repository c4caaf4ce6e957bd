import { PasswordInput, Text, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askUnlock, unlock } from "../../../server/domains/identity/locks/lock.contract.ts";
import { useAskUnlock, useUnlock } from "../../hooks/locks.ts";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink, PageLink } from "../../ui/links.tsx";
import { OtherWays } from "../../ui/OtherWays.tsx";
import { AskForLink } from "./AskForLink.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/unlock");
const ways = ["password", "totp", "backup_code"] as const;
type Way = (typeof ways)[number];

/** Opens a locked account: first a link by mail, then a second factor, or the password where there is none (SEC-8). */
export function UnlockPage() {
  const { t } = useTranslation("identity");
  const { token, asks = "" } = route.useSearch();
  const [done, setDone] = useState(false);
  const act = useAskUnlock();
  if (!token) {
    return (
      <AskForLink
        title={t("unlock.title")}
        lead={t("unlock.ask_lead")}
        submit={t("unlock.ask_submit")}
        sent={t("unlock.sent")}
        schema={askUnlock.body}
        ask={(body) => act.mutateAsync({ body })}
      />
    );
  }
  if (done) {
    return (
      <VisitorPage title={t("unlock.done_title")} lead={t("unlock.done_text")}>
        <ButtonLink to="/sign-in">{t("sign_in.submit")}</ButtonLink>
      </VisitorPage>
    );
  }
  const open = ways.filter((way) => asks.split(".").includes(way));
  return (
    <VisitorPage title={t("unlock.title")} lead={t("unlock.lead")}>
      <ProveOwner token={token} open={open} onDone={() => setDone(true)} />
      <PageLink to="/unlock" size="sm">
        {t("unlock.again")}
      </PageLink>
    </VisitorPage>
  );
}

interface ProveOwnerProps {
  readonly token: string;
  readonly open: readonly Way[];
  readonly onDone: () => void;
}

function ProveOwner({ token, open, onDone }: ProveOwnerProps) {
  const { t } = useTranslation("identity");
  const [way, choose] = useState(open[0]);
  if (!way) return <Text>{t("unlock.nothing_typed")}</Text>;
  return (
    <>
      {way === "password" ? (
        <PasswordProof token={token} onDone={onDone} />
      ) : (
        <CodeProof key={way} method={way} token={token} onDone={onDone} />
      )}
      <OtherWays
        ways={open.filter((other) => other !== way).filter((other) => other !== "password")}
        label={(other) => t(other === "totp" ? "unlock.use_totp" : "unlock.use_backup_code")}
        onChoose={choose}
      />
    </>
  );
}

type ProofProps = Pick<ProveOwnerProps, "token" | "onDone">;

function PasswordProof({ token, onDone }: ProofProps) {
  const { t } = useTranslation("identity");
  const act = useUnlock();
  const form = useActForm({
    initialValues: { method: "password" as const, token, password: "" },
    labels: { password: t("field.password") },
    schema: unlock.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("unlock.submit")} fullWidth asksBeforeLeaving={false}>
      <PasswordInput {...form.field("password")} autoComplete="current-password" />
    </Form>
  );
}

function CodeProof({ method, token, onDone }: ProofProps & { readonly method: "totp" | "backup_code" }) {
  const { t } = useTranslation("identity");
  const act = useUnlock();
  const form = useActForm({
    initialValues: { method, token, code: "" },
    labels: { code: t(method === "totp" ? "field.code" : "field.backup_code") },
    schema: unlock.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("unlock.submit")} fullWidth asksBeforeLeaving={false}>
      {method === "totp" ? (
        <CodeField {...form.field("code")} />
      ) : (
        <TextInput {...form.field("code")} autoComplete="off" spellCheck={false} maxLength={20} />
      )}
    </Form>
  );
}
