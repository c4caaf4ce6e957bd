import { Anchor, Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { giveSecondFactor, type signIn } from "../../../server/domains/identity/sessions/session.contract.ts";
import { useSendSignInCode } from "../../hooks/factors.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { useGiveSecondFactor } from "../../hooks/session.ts";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { OtherWays } from "../../ui/OtherWays.tsx";
import { SendSmsCode } from "../../ui/SendSmsCode.tsx";
import { PasskeyStep } from "./PasskeyStep.tsx";

/** What the account can give as second factor. */
export type SecondFactors = Extract<AnswerOf<typeof signIn>, { step: "second_factor" }>;

interface SecondFactorStepProps {
  readonly ways: SecondFactors;
  readonly onDone: () => Promise<void>;
  readonly onBack: () => void;
}

/** The second step of signing in: the strongest factor of the account first, the others one click away. */
export function SecondFactorStep({ ways: { factors, phones }, onDone, onBack }: SecondFactorStepProps) {
  const { t } = useTranslation("identity");
  const { trustedDeviceDays: days } = useInstallation();
  const [way, choose] = useState(factors[0]);
  const [remember, setRemember] = useState(false);
  const beside = (
    <Checkbox
      label={t("sign_in.remember", { days })}
      description={t("sign_in.remember_help")}
      checked={remember}
      onChange={(event) => setRemember(event.currentTarget.checked)}
    />
  );
  return (
    <Stack>
      {way === undefined && <Text>{t("sign_in.no_way")}</Text>}
      {way === "passkey" && <PasskeyStep remember={remember} beside={beside} onDone={onDone} />}
      {way === "totp" && (
        <>
          <Text c="dimmed">{t("sign_in.code_lead")}</Text>
          <DigitsForm method="totp" remember={remember} beside={beside} onDone={onDone} />
        </>
      )}
      {way === "sms" && <SmsStep phones={phones} remember={remember} beside={beside} onDone={onDone} />}
      {way === "backup_code" && (
        <>
          <Text c="dimmed">{t("sign_in.backup_lead")}</Text>
          <BackupCodeForm remember={remember} beside={beside} onDone={onDone} />
        </>
      )}
      {factors.length > 1 && (
        <Text size="sm" fw={550}>
          {t("sign_in.another_way")}
        </Text>
      )}
      <OtherWays
        ways={factors.filter((other) => other !== way)}
        label={(other) => t(`sign_in.by.${other}`)}
        onChoose={choose}
      />
      <Anchor component="button" type="button" size="sm" onClick={onBack} ta="start">
        {t("sign_in.back")}
      </Anchor>
    </Stack>
  );
}

interface FormProps {
  /** Whether the password shall suffice on this device from now on. */
  readonly remember: boolean;
  /** Above the button: where that is chosen. */
  readonly beside: ReactNode;
  readonly onDone: () => Promise<void>;
}

/** A code of an app or a text. */
function DigitsForm({ method, remember, beside, onDone }: FormProps & { readonly method: "totp" | "sms" }) {
  const { t } = useTranslation("identity");
  const act = useGiveSecondFactor();
  const form = useActForm({
    initialValues: { method, code: "" },
    labels: { code: t(method === "totp" ? "field.code" : "field.sms_code") },
    schema: giveSecondFactor.body,
    bodyOf: (values) => ({ ...values, remember }),
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("sign_in.code_submit")} fullWidth asksBeforeLeaving={false}>
      <CodeField {...form.field("code")} data-autofocus autoFocus />
      {beside}
    </Form>
  );
}

function SmsStep({ phones, remember, beside, onDone }: FormProps & Pick<SecondFactors, "phones">) {
  const act = useSendSignInCode();
  return (
    <SendSmsCode phones={phones} send={(factorId) => act.mutateAsync({ body: { factorId } })}>
      <DigitsForm method="sms" remember={remember} beside={beside} onDone={onDone} />
    </SendSmsCode>
  );
}

function BackupCodeForm({ remember, beside, onDone }: FormProps) {
  const { t } = useTranslation("identity");
  const act = useGiveSecondFactor();
  const form = useActForm({
    initialValues: { method: "backup_code" as const, code: "" },
    labels: { code: t("field.backup_code") },
    schema: giveSecondFactor.body,
    bodyOf: (values) => ({ ...values, remember }),
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("sign_in.code_submit")} fullWidth asksBeforeLeaving={false}>
      <TextInput
        {...form.field("code")}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        data-autofocus
        autoFocus
      />
      {beside}
    </Form>
  );
}
