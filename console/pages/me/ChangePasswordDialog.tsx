import { Checkbox, Modal, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { changePassword, NewPassword } from "../../../server/domains/identity/passwords/password.contract.ts";
import { useChangePassword } from "../../hooks/passwords.ts";
import { useSession } from "../../hooks/session.ts";
import { Form } from "../../ui/form/Form.tsx";
import { NewPasswordField } from "../../ui/form/NewPasswordField.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface ChangePasswordDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes the password; beside a second factor a shorter one will do (security decision 9). */
export function ChangePasswordDialog({ opened, onClose }: ChangePasswordDialogProps) {
  const { t } = useTranslation("identity");
  return (
    <Modal opened={opened} onClose={onClose} title={t("password.change")}>
      <ChangePasswordForm onDone={onClose} />
    </Modal>
  );
}

const alone = changePassword.body.extend({ newPassword: NewPassword });

interface ChangePasswordFormProps {
  readonly onDone: () => void;
  /** False where ending the other sessions is an act of its own; then they go on. */
  readonly asksAboutSessions?: boolean;
}

/** The form for a new password, with the current one. */
export function ChangePasswordForm({ onDone, asksAboutSessions = true }: ChangePasswordFormProps) {
  const { t } = useTranslation(["identity", "console"]);
  const { hasSecondFactor } = useSession().user;
  const act = useChangePassword();
  const form = useActForm({
    initialValues: { currentPassword: "", newPassword: "", endOtherSessions: asksAboutSessions },
    labels: {
      currentPassword: t("password.current"),
      newPassword: t("field.new_password"),
      endOtherSessions: t("password.end_others"),
    },
    schema: hasSecondFactor ? changePassword.body : alone,
    submit: (body) => act.mutateAsync({ body }),
    onDone: () => {
      notifications.show({ message: t("password.done"), color: "green" });
      onDone();
    },
  });
  const { endOtherSessions } = form.form.values;
  return (
    <Form act={form} submit={t("password.change")} asksBeforeLeaving={false}>
      <PasswordInput {...form.field("currentPassword")} autoComplete="current-password" data-autofocus />
      <NewPasswordField
        {...form.field("newPassword")}
        description={hasSecondFactor ? t("console:form.password_rule_beside") : undefined}
      />
      {asksAboutSessions && (
        <Checkbox
          {...form.field("endOtherSessions")}
          checked={endOtherSessions}
          description={t("password.end_others_help")}
        />
      )}
    </Form>
  );
}
