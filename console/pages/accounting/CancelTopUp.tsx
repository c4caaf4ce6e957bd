import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { type TopUp, useCancelTopUp } from "../../hooks/prepaid.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

/** Cancels a top-up that has not arrived. */
export function CancelTopUp({ topUp }: { readonly topUp: TopUp }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const [asking, setAsking] = useState(false);
  const act = useCancelTopUp();
  const { id, number } = topUp;
  const confirm = () =>
    act.mutate(
      { params: { organizationId, topUpId: id } },
      { onSuccess: () => notifications.show({ message: t("page.top_up.cancel.done", { number }) }) },
    );
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("page.top_up.cancel.act")}
      </Button>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("page.top_up.cancel.ask", { number })}
        act={t("page.top_up.cancel.act")}
        keep={t("page.top_up.cancel.keep")}
        isLoss
        pending={act.isPending}
        problem={act.error}
        onConfirm={confirm}
      >
        <Text size="sm">{t("page.top_up.cancel.lost")}</Text>
      </ConfirmAct>
    </Group>
  );
}
