import { Button, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { undoBankPayment } from "../../../../server/domains/bank/payments/bank-payment.contract.ts";
import { type BankPayment, useUndoPayment } from "../../../hooks/staff/bank-payments.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../../ui/Money.tsx";
import classes from "./Payments.module.css";
import type { DecisionEvents } from "./use-decision.ts";

interface UndoPaymentProps extends DecisionEvents {
  readonly payment: BankPayment;
}

/** Takes back what became of a payment: asks why, and says what follows (MON-14). */
export function UndoPayment({ payment, onDecided }: UndoPaymentProps) {
  const { t } = useTranslation("bank");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className={classes.acts}>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={open}>
        {t("page.undo.open")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("page.undo.title")}>
        <UndoForm payment={payment} onDecided={onDecided} onClose={close} />
      </Modal>
    </div>
  );
}

function UndoForm({
  payment,
  onDecided,
  onClose,
}: Omit<UndoPaymentProps, "onFaster"> & { readonly onClose: () => void }) {
  const { t } = useTranslation(["bank", "console"]);
  const act = useUndoPayment();
  const amount = useMoneyText()(payment.minor, payment.currency);
  const { id: bankPaymentId, organizationName: name, paidNumber: number, paidKind } = payment;
  const what = name === null ? "provider_payout" : (paidKind ?? "prepaid");
  const form = useActForm({
    initialValues: { reason: "" },
    labels: { reason: t("page.undo.reason") },
    schema: undoBankPayment.body,
    submit: (body) => act.mutateAsync({ params: { bankPaymentId }, body }),
    onDone: (after) => {
      onClose();
      onDecided(payment, after, t("page.undo.done", { amount }));
    },
  });
  return (
    <Form
      act={form}
      submit={t("page.undo.submit")}
      asksBeforeLeaving={false}
      secondary={
        <Button variant="default" onClick={onClose}>
          {t("console:action.cancel")}
        </Button>
      }
    >
      <Text size="sm">{t(`page.undo.follows.${what}`, { amount, name, number })}</Text>
      <Text size="sm">{name === null ? t("page.undo.told_nobody") : t("page.undo.told", { name })}</Text>
      <TextInput {...form.field("reason")} description={t("page.undo.reason_help")} data-autofocus />
    </Form>
  );
}
