import { Modal, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { renameFactor } from "../../../server/domains/identity/factors/factor.contract.ts";
import { type Factor, useRenameFactor } from "../../hooks/factors.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface RenameFactorDialogProps {
  readonly factor: Factor;
  readonly onClose: () => void;
}

/** Gives a second factor a name by which its owner knows it. */
export function RenameFactorDialog({ factor, onClose }: RenameFactorDialogProps) {
  const { t } = useTranslation(["identity", "console"]);
  const act = useRenameFactor();
  const form = useActForm({
    initialValues: { name: factor.name },
    labels: { name: t("security.rename.name") },
    schema: renameFactor.body,
    submit: (body) => act.mutateAsync({ params: { factorId: factor.id }, body }),
    onDone: () => {
      onClose();
      notifications.show({ message: t("console:saved"), color: "green" });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("security.rename.title")}>
      <Form act={form} submit={t("console:action.save")} asksBeforeLeaving={false}>
        <TextInput
          {...form.field("name")}
          description={t("security.rename.help")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          data-autofocus
        />
      </Form>
    </Modal>
  );
}
