import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type Order, useCancelOrder } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

interface CancelOrderDialogProps {
  readonly order: Pick<Order, "id" | "number">;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks before an order is cancelled. */
export function CancelOrderDialog({ order: { id, number }, opened, onClose }: CancelOrderDialogProps) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const act = useCancelOrder();
  // Said even though the row, and this dialog with it, may be gone from the list by then.
  const say = () => notifications.show({ message: t("page.order.cancel.done", { number }) });
  const confirm = () =>
    act.mutateAsync({ params: { organizationId, orderId: id } }).then(() => {
      say();
      onClose();
    }, shownByAct);
  return (
    <ConfirmAct
      opened={opened}
      onClose={onClose}
      title={t("page.order.cancel.ask", { number })}
      act={t("page.order.cancel.act")}
      keep={t("page.order.cancel.keep")}
      isLoss
      pending={act.isPending}
      problem={act.error}
      onConfirm={confirm}
    >
      <Text size="sm">{t("page.order.cancel.lost")}</Text>
    </ConfirmAct>
  );
}
