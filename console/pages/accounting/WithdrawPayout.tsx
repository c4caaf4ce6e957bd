import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { type Payout, useWithdrawPayout } from "../../hooks/payouts.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

/** Withdraws a payout that nobody has approved. */
export function WithdrawPayout({ payout }: { readonly payout: Payout }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const [asking, setAsking] = useState(false);
  const act = useWithdrawPayout();
  const { id, number } = payout;
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("page.payout.withdraw.act")}
      </Button>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("page.payout.withdraw.ask", { number })}
        act={t("page.payout.withdraw.act")}
        keep={t("page.payout.withdraw.keep")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={() => act.mutate({ params: { organizationId, payoutId: id } })}
      >
        <Text size="sm">{t("page.payout.withdraw.text")}</Text>
      </ConfirmAct>
    </Group>
  );
}
