import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useRemoveRecoveryAddress } from "../../hooks/addresses.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

interface RemoveRecoveryDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly address: { readonly email: string; readonly isUsable: boolean };
  /** For which an address that is in use still works. */
  readonly days: number;
}

/** Says what removing the recovery e-mail changes (ACC-5). */
export function RemoveRecoveryDialog({ opened, onClose, address, days }: RemoveRecoveryDialogProps) {
  const { t } = useTranslation("identity");
  const act = useRemoveRecoveryAddress();
  const remove = () =>
    act.mutateAsync({}).then(() => {
      notifications.show({ message: t("recovery.removed"), color: "green" });
      onClose();
    }, shownByAct);
  return (
    <ConfirmAct
      opened={opened}
      onClose={onClose}
      title={t("recovery.remove")}
      act={t("recovery.remove")}
      keep={t("recovery.keep")}
      isLoss
      pending={act.isPending}
      problem={act.error}
      onConfirm={remove}
    >
      <Text size="sm">
        {address.isUsable
          ? t("recovery.remove_text", { address: address.email, days })
          : t("recovery.remove_waiting_text", { address: address.email })}
      </Text>
    </ConfirmAct>
  );
}
