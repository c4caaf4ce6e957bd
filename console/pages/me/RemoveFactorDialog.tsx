import { Alert, Button, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { removeFactor } from "../../../server/domains/identity/factors/factor.contract.ts";
import { ApiProblem } from "../../api/problem.ts";
import { useRemoveFactor } from "../../hooks/factors.ts";
import { askForProof } from "../../shell/proof.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface RemoveFactorDialogProps {
  readonly factorId: string;
  readonly name: string;
  readonly isLast: boolean;
  readonly onClose: () => void;
  readonly onRemoved: (wasLast: boolean) => void;
}

/** Removes a second factor by the password typed again (SEC-4); says plainly what goes with the last one. */
export function RemoveFactorDialog(props: RemoveFactorDialogProps) {
  const { factorId, name, isLast, onClose, onRemoved } = props;
  const { t } = useTranslation("identity");
  const remove = useRemoval(factorId);
  const form = useActForm({
    initialValues: { password: "" },
    labels: { password: t("field.password") },
    schema: removeFactor.body,
    submit: async (body) => {
      const { wasLast } = await remove(body);
      // The row, and this dialog with it, may be gone by now.
      onRemoved(wasLast);
      notifications.show({ message: t("security.remove.done", { name }) });
    },
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t("security.remove.title", { name })}>
      <Stack>
        {isLast ? (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
            <Text size="sm" c="var(--mantine-color-text)">
              {t("security.remove.last")}
            </Text>
          </Alert>
        ) : (
          <Text size="sm">{t("security.remove.text")}</Text>
        )}
        <Form
          act={form}
          submit={t("security.remove.submit")}
          asksBeforeLeaving={false}
          secondary={
            <Button variant="default" onClick={onClose}>
              {t("security.remove.keep")}
            </Button>
          }
        >
          <PasswordInput {...form.field("password")} autoComplete="current-password" data-autofocus />
        </Form>
      </Stack>
    </Modal>
  );
}

/** Removes it; where this session has given no second factor yet, for one on a trusted device, it asks for that first. */
function useRemoval(factorId: string) {
  const act = useRemoveFactor();
  return async (body: { password: string }) => {
    const remove = () => act.mutateAsync({ params: { factorId }, body });
    try {
      return await remove();
    } catch (cause) {
      const needsFactor = cause instanceof ApiProblem && cause.code === "identity.factor_proof_needed";
      if (!needsFactor || !(await askForProof(true))) throw cause;
      return remove();
    }
  };
}
