import { Modal, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { setRecoveryAddress } from "../../../server/domains/identity/addresses/address.contract.ts";
import { useSetRecoveryAddress } from "../../hooks/addresses.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface SetRecoveryDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** After which the address can be used. */
  readonly days: number;
}

/** Asks for a recovery e-mail; a link confirms it (ACC-5). */
export function SetRecoveryDialog({ opened, onClose, title, days }: SetRecoveryDialogProps) {
  const { t } = useTranslation("identity");
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        <Text size="sm">{t("recovery.dialog_lead", { days })}</Text>
        <SetForm onDone={onClose} />
      </Stack>
    </Modal>
  );
}

function SetForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("identity");
  const act = useSetRecoveryAddress();
  const form = useActForm({
    initialValues: { email: "" },
    labels: { email: t("recovery.title") },
    schema: setRecoveryAddress.body,
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
    </Form>
  );
}
