import { Modal, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { AnswerOf } from "../../../common/contract.ts";
import { addPasskey } from "../../../server/domains/identity/passkeys/passkey.contract.ts";
import { useAddPasskey } from "../../hooks/passkeys.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

type Added = AnswerOf<typeof addPasskey>;

interface AddPasskeyDialogProps {
  readonly opened: boolean;
  /** The number in the name that is proposed: one more than the keys that are there. */
  readonly number: number;
  readonly onClose: () => void;
  readonly onDone: (added: Added) => void;
}

/** Adds a passkey or security key (SEC-1): a name by which to know it, then the browser asks for the key. */
export function AddPasskeyDialog({ opened, number, onClose, onDone }: AddPasskeyDialogProps) {
  const { t } = useTranslation("identity");
  return (
    <Modal opened={opened} onClose={onClose} title={t("security.kind.passkey")}>
      <NameForm number={number} onDone={onDone} />
    </Modal>
  );
}

const Name = z.object({ name: addPasskey.body.shape.name });

function NameForm({ number, onDone }: Pick<AddPasskeyDialogProps, "number" | "onDone">) {
  const { t } = useTranslation("identity");
  const add = useAddPasskey();
  const form = useActForm({
    initialValues: { name: t("passkey.default_name", { number }) },
    labels: { name: t("passkey.name") },
    schema: Name,
    submit: ({ name }) => add(name),
    onDone,
  });
  return (
    <>
      <Text size="sm" mb="md">
        {t("passkey.lead")}
      </Text>
      <Form act={form} submit={t("passkey.submit")} asksBeforeLeaving={false}>
        <TextInput
          {...form.field("name")}
          description={t("passkey.name_help")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          data-autofocus
        />
      </Form>
    </>
  );
}
