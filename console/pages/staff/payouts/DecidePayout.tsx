import { Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { formatIban } from "../../../../common/iban.ts";
import { refusePayout } from "../../../../server/domains/billing/payouts/payout.contract.ts";
import {
  type StaffPayout,
  useApprovePayout,
  useConfirmPayout,
  useRefusePayout,
} from "../../../hooks/staff/payouts.ts";
import { ConfirmAct } from "../../../ui/ConfirmAct.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../../ui/Money.tsx";
import { ConfirmPayPal } from "./ConfirmPayPal.tsx";

interface DecidePayoutProps {
  readonly payout: StaffPayout;
}

/** Approves or refuses a payout, or tells what PayPal did; nothing where the person may do none of it. */
export function DecidePayout({ payout }: DecidePayoutProps) {
  const { t } = useTranslation("staff");
  const [refusing, dialog] = useDisclosure(false);
  const { approve, refuse, confirm } = payout.abilities;
  return (
    <Group gap="sm">
      {refuse && (
        <Button variant="default" onClick={dialog.open}>
          {t("payouts.refuse")}
        </Button>
      )}
      {approve && <Approve payout={payout} />}
      {confirm && <ConfirmPayout payout={payout} />}
      <Modal
        opened={refusing}
        onClose={dialog.close}
        title={t("payouts.refuse_title", { number: payout.number })}
      >
        <Refuse payout={payout} onDone={dialog.close} />
      </Modal>
    </Group>
  );
}

function Approve({ payout }: DecidePayoutProps) {
  const { t } = useTranslation(["staff", "console"]);
  const [asking, dialog] = useDisclosure(false);
  const act = useApprovePayout();
  const text = useMoneyText();
  const { id, organizationId, number, minor, currency, holder, iban, paypalEmail } = payout;
  const amount = text(minor, currency);
  return (
    <>
      <Button onClick={dialog.open}>{t("payouts.approve")}</Button>
      <ConfirmAct
        opened={asking}
        onClose={dialog.close}
        title={t("payouts.approve_ask", { number })}
        act={t("payouts.approve")}
        keep={t("console:action.cancel")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={() =>
          act.mutate({ params: { organizationId, payoutId: id } }, { onSuccess: dialog.close })
        }
      >
        <Text size="sm">
          {iban === null
            ? t("payouts.approve_text_paypal", { amount, address: paypalEmail })
            : t("payouts.approve_text", { amount, holder, iban: formatIban(iban) })}
        </Text>
      </ConfirmAct>
    </>
  );
}

function ConfirmPayout({ payout }: DecidePayoutProps) {
  const { t } = useTranslation("staff");
  const act = useConfirmPayout();
  const { id, organizationId, number, state } = payout;
  return (
    <ConfirmPayPal
      title={t("payouts.confirm_title", { number })}
      outcomes={state === "sent" ? ["done", "returned"] : ["returned"]}
      submit={(body) => act.mutateAsync({ params: { organizationId, payoutId: id }, body })}
    />
  );
}

function Refuse({ payout, onDone }: DecidePayoutProps & { readonly onDone: () => void }) {
  const { t } = useTranslation("staff");
  const act = useRefusePayout();
  const { id, organizationId } = payout;
  const form = useActForm({
    initialValues: { reason: "" },
    labels: { reason: t("payouts.reason") },
    schema: refusePayout.body,
    submit: (body) => act.mutateAsync({ params: { organizationId, payoutId: id }, body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("payouts.refuse")} asksBeforeLeaving={false}>
      <Textarea {...form.field("reason")} autosize minRows={2} data-autofocus />
    </Form>
  );
}
