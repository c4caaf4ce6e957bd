import { Anchor, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { giveSecondFactor, signIn } from "../../../server/domains/identity/sessions/session.contract.ts";
import { useGiveSecondFactor, useSignIn } from "../../hooks/session.ts";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface SignInStepsProps {
  /** Given where the person is known: then only the password is asked. */
  readonly email?: string;
  readonly onDone: () => Promise<void>;
  /** Above the button of the first step. */
  readonly beside?: ReactNode;
  /** Below the first step. */
  readonly after?: ReactNode;
}

/** Signing in: address and password, then the second factor if there is one (ACC-2). */
export function SignInSteps({ email, onDone, beside, after }: SignInStepsProps) {
  const [needsCode, setNeedsCode] = useState(false);
  if (needsCode) return <CodeStep onDone={onDone} onBack={() => setNeedsCode(false)} />;
  return (
    <>
      <PasswordStep
        email={email}
        beside={beside}
        onStep={async (step) => (step === "done" ? onDone() : setNeedsCode(true))}
      />
      {after}
    </>
  );
}

interface PasswordStepProps {
  readonly email: string | undefined;
  readonly beside: ReactNode;
  readonly onStep: (step: "done" | "second_factor") => Promise<void>;
}

function PasswordStep({ email, beside, onStep }: PasswordStepProps) {
  const { t } = useTranslation("identity");
  const act = useSignIn();
  const form = useActForm({
    initialValues: { email: email ?? "", password: "" },
    labels: { email: t("field.email"), password: t("field.password") },
    schema: signIn.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: ({ step }) => onStep(step),
  });
  return (
    <Form act={form} submit={t("sign_in.submit")} fullWidth asksBeforeLeaving={false}>
      <TextInput
        {...form.field("email")}
        type="email"
        autoComplete="username"
        inputMode="email"
        readOnly={email !== undefined}
        data-autofocus={email === undefined || undefined}
      />
      <PasswordInput
        {...form.field("password")}
        autoComplete="current-password"
        data-autofocus={email !== undefined || undefined}
      />
      {beside}
    </Form>
  );
}

interface CodeStepProps {
  readonly onDone: () => Promise<void>;
  readonly onBack: () => void;
}

function CodeStep({ onDone, onBack }: CodeStepProps) {
  const { t } = useTranslation("identity");
  const act = useGiveSecondFactor();
  const form = useActForm({
    initialValues: { method: "totp" as const, code: "" },
    labels: { code: t("field.code") },
    schema: giveSecondFactor.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: async ({ step }) => {
      if (step === "done") await onDone();
    },
  });
  return (
    <Stack>
      <Text c="dimmed">{t("sign_in.code_lead")}</Text>
      <Form act={form} submit={t("sign_in.code_submit")} fullWidth asksBeforeLeaving={false}>
        <CodeField {...form.field("code")} data-autofocus autoFocus />
      </Form>
      <Anchor component="button" type="button" size="sm" onClick={onBack} ta="start">
        {t("sign_in.back")}
      </Anchor>
    </Stack>
  );
}
