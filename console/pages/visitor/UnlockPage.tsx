import { Anchor, PasswordInput, Text, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askUnlock, unlock } from "../../../server/domains/identity/locks/lock.contract.ts";
import { useAskUnlock, useUnlock } from "../../hooks/locks.ts";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink, PageLink } from "../../ui/links.tsx";
import { CheckMail } from "./CheckMail.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/unlock");
const ways = ["password", "totp", "backup_code"] as const;
type Way = (typeof ways)[number];

/** Opens a locked account: first a link by mail, then a second factor, or the password where there is none (SEC-8). */
export function UnlockPage() {
  const { t } = useTranslation("identity");
  const { token, asks = "" } = route.useSearch();
  const [done, setDone] = useState(false);
  if (!token) return <AskForLink />;
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

function AskForLink() {
  const { t } = useTranslation("identity");
  const [sentTo, setSentTo] = useState<string>();
  const act = useAskUnlock();
  const form = useActForm({
    initialValues: { email: "" },
    labels: { email: t("field.email") },
    schema: askUnlock.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: (_, { email }) => setSentTo(email),
  });
  if (sentTo) return <CheckMail email={sentTo} text={t("unlock.sent")} />;
  return (
    <VisitorPage title={t("unlock.title")} lead={t("unlock.ask_lead")}>
      <Form act={form} submit={t("unlock.ask_submit")} fullWidth asksBeforeLeaving={false}>
        <TextInput {...form.field("email")} type="email" inputMode="email" autoComplete="username" />
      </Form>
      <PageLink to="/sign-in" size="sm">
        {t("check_mail.back")}
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
      {open
        .filter((other) => other !== way && other !== "password")
        .map((other) => (
          <Anchor
            key={other}
            component="button"
            type="button"
            size="sm"
            ta="start"
            onClick={() => choose(other)}
          >
            {t(other === "totp" ? "unlock.use_totp" : "unlock.use_backup_code")}
          </Anchor>
        ))}
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
