import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { PageLink } from "../../ui/links.tsx";
import { CheckMail } from "./CheckMail.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

interface AskForLinkProps {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  /** Said afterwards, whoever has the address. */
  readonly sent: string;
  readonly schema: z.ZodType<unknown, { email: string }>;
  readonly ask: (body: { email: string }) => Promise<unknown>;
}

/** Asks for an address to which a link is sent, if somebody has it. */
export function AskForLink({ title, lead, submit, sent, schema, ask }: AskForLinkProps) {
  const { t } = useTranslation("identity");
  const [sentTo, setSentTo] = useState<string>();
  const form = useActForm({
    initialValues: { email: "" },
    labels: { email: t("field.email") },
    schema,
    submit: ask,
    onDone: (_, { email }) => setSentTo(email),
  });
  if (sentTo) return <CheckMail email={sentTo} text={sent} />;
  return (
    <VisitorPage title={title} lead={lead}>
      <Form act={form} submit={submit} fullWidth asksBeforeLeaving={false}>
        <TextInput {...form.field("email")} type="email" inputMode="email" autoComplete="username" />
      </Form>
      <PageLink to="/sign-in" size="sm">
        {t("check_mail.back")}
      </PageLink>
    </VisitorPage>
  );
}
