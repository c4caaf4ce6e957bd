import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useLeaveOrganization } from "../../hooks/members.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

interface LeaveDialogProps {
  readonly membership: { readonly organizationId: string; readonly name: string };
  readonly onClose: () => void;
}

/** Asked before leaving an organization (ORG-6): what is lost, at once. */
export function LeaveDialog({ membership, onClose }: LeaveDialogProps) {
  const { t } = useTranslation("identity");
  const { organizationId, name } = membership;
  const act = useLeaveOrganization();
  const leave = () => {
    const left = () => {
      notifications.show({ message: t("my_organizations.left", { name }), color: "green" });
      onClose();
    };
    act.mutateAsync({ params: { organizationId }, body: { confirmed: true } }).then(left, shownByAct);
  };
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t("my_organizations.leave_title", { name })}
      act={t("my_organizations.leave_act")}
      keep={t("my_organizations.stay")}
      isLoss
      pending={act.isPending}
      problem={act.error}
      onConfirm={leave}
    >
      <Text>{t("my_organizations.leave_text")}</Text>
    </ConfirmAct>
  );
}
