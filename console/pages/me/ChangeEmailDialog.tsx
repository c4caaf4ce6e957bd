import { Modal, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { askEmailChange } from "../../../server/domains/identity/addresses/address.contract.ts";
import { useAskEmailChange } from "../../hooks/addresses.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface ChangeEmailDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** In which the old address can undo the change. */
  readonly hours: number;
}

/** Asks for another sign-in address, with the password typed again (ACC-4). */
export function ChangeEmailDialog({ opened, onClose, hours }: ChangeEmailDialogProps) {
  const { t } = useTranslation("identity");
  return (
    <Modal opened={opened} onClose={onClose} title={t("address.change")}>
      <Stack>
        <Text size="sm">{t("address.change_lead", { hours })}</Text>
        <ChangeForm onDone={onClose} />
      </Stack>
    </Modal>
  );
}

function ChangeForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("identity");
  const act = useAskEmailChange();
  const form = useActForm({
    initialValues: { email: "", password: "" },
    labels: { email: t("address.new"), password: t("field.password") },
    schema: askEmailChange.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: (_, { email }) => {
      notifications.show({ message: t("address.sent", { address: email }), color: "green" });
      onDone();
    },
  });
  return (
    <Form act={form} submit={t("address.send")} asksBeforeLeaving={false}>
      <TextInput
        {...form.field("email")}
        type="email"
        inputMode="email"
        autoComplete="email"
        data-autofocus
      />
      <PasswordInput {...form.field("password")} autoComplete="current-password" />
    </Form>
  );
}
