import { PasswordInput, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { signIn } from "../../../server/domains/identity/sessions/session.contract.ts";
import { useSignIn } from "../../hooks/session.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { PasskeySignIn } from "./PasskeySignIn.tsx";
import { SecondFactorStep, type SecondFactors } from "./SecondFactorStep.tsx";

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
  const [ways, setWays] = useState<SecondFactors>();
  if (ways) return <SecondFactorStep ways={ways} onDone={onDone} onBack={() => setWays(undefined)} />;
  return (
    <>
      <PasswordStep
        email={email}
        beside={beside}
        onStep={async (step) => (step.step === "done" ? onDone() : setWays(step))}
      />
      <PasskeySignIn onDone={onDone} inField={email === undefined} />
      {after}
    </>
  );
}

interface PasswordStepProps {
  readonly email: string | undefined;
  readonly beside: ReactNode;
  readonly onStep: (step: AnswerOf<typeof signIn>) => Promise<void>;
}

function PasswordStep({ email, beside, onStep }: PasswordStepProps) {
  const { t } = useTranslation("identity");
  const act = useSignIn();
  const form = useActForm({
    initialValues: { email: email ?? "", password: "" },
    labels: { email: t("field.email"), password: t("field.password") },
    schema: signIn.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: onStep,
  });
  return (
    <Form act={form} submit={t("sign_in.submit")} fullWidth asksBeforeLeaving={false}>
      <TextInput
        {...form.field("email")}
        type="email"
        autoComplete={email === undefined ? "username webauthn" : "username"}
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
