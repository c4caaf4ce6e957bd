import { List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { confirmTotp, type startTotp } from "../../../server/domains/identity/factors/factor.contract.ts";
import { useConfirmTotp } from "../../hooks/factors.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import classes from "./AddTotpDialog.module.css";

type NewFactor = AnswerOf<typeof startTotp>;

interface AddTotpDialogProps {
  /** The app that was begun; undefined while none is. */
  readonly factor: NewFactor | undefined;
  readonly onClose: () => void;
  readonly onDone: (added: AnswerOf<typeof confirmTotp>) => void;
}

/** Adds an authenticator app: the QR code, then its first code (SEC-1). */
export function AddTotpDialog({ factor, onClose, onDone }: AddTotpDialogProps) {
  const { t } = useTranslation("identity");
  return (
    <Modal opened={factor !== undefined} onClose={onClose} title={t("security.add_totp")} size="lg">
      {factor && <CodeStep factor={factor} onDone={onDone} />}
    </Modal>
  );
}

interface CodeStepProps {
  readonly factor: NewFactor;
  readonly onDone: AddTotpDialogProps["onDone"];
}

function CodeStep({ factor, onDone }: CodeStepProps) {
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
