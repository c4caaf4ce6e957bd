import { List, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { confirmTotp, startTotp } from "../../../server/domains/identity/factors/factor.contract.ts";
import { useConfirmTotp, useStartTotp } from "../../hooks/factors.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import classes from "./AddTotpDialog.module.css";

type NewFactor = AnswerOf<typeof startTotp>;

interface AddTotpDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Adds an authenticator app: password, then the QR code, then its first code (SEC-1, SEC-12). */
export function AddTotpDialog({ opened, onClose }: AddTotpDialogProps) {
  const { t } = useTranslation("identity");
  const [factor, setFactor] = useState<NewFactor>();
  const close = () => {
    setFactor(undefined);
    onClose();
  };
  const done = () => {
    close();
    notifications.show({ message: t("security.added"), color: "green" });
  };
  return (
    <Modal opened={opened} onClose={close} title={t("security.add_totp")} size="lg">
      {factor ? (
        <CodeStep factor={factor} onDone={done} />
      ) : (
        <PasswordStep onDone={(started) => setFactor(started)} />
      )}
    </Modal>
  );
}

function PasswordStep({ onDone }: { readonly onDone: (factor: NewFactor) => void }) {
  const { t } = useTranslation("identity");
  const act = useStartTotp();
  const form = useActForm({
    initialValues: { password: "" },
    labels: { password: t("field.password") },
    schema: startTotp.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Stack>
      <Text size="sm">{t("security.password_lead")}</Text>
      <Form act={form} submit={t("security.next")} asksBeforeLeaving={false}>
        <PasswordInput {...form.field("password")} autoComplete="current-password" data-autofocus />
      </Form>
    </Stack>
  );
}

function CodeStep({ factor, onDone }: { readonly factor: NewFactor; readonly onDone: () => void }) {
  const { t } = useTranslation("identity");
  const act = useConfirmTotp();
  const form = useActForm({
    initialValues: { code: "" },
    labels: { code: t("field.code") },
    schema: confirmTotp.body,
    bodyOf: ({ code }) => ({ factorId: factor.factorId, code }),
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <div className={classes.steps}>
      <img
        className={classes.code}
        src={`data:image/svg+xml,${encodeURIComponent(factor.qrSvg)}`}
        alt={t("security.qr_alt")}
      />
      <Stack>
        <List type="ordered" size="sm" spacing="xs">
          <List.Item>{t("security.step_app")}</List.Item>
          <List.Item>{t("security.step_scan")}</List.Item>
          <List.Item>{t("security.step_code")}</List.Item>
        </List>
        <div>
          <Text size="sm" c="dimmed">
            {t("security.secret_label")}
          </Text>
          <Copyable value={factor.secret} shown={inFours(factor.secret)} label={t("security.secret")} />
        </div>
        <Form act={form} submit={t("security.turn_on")} asksBeforeLeaving={false}>
          <CodeField {...form.field("code")} data-autofocus />
        </Form>
      </Stack>
    </div>
  );
}

function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
