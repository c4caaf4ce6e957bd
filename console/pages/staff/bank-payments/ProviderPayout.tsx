import { Badge, Button, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { recordProviderPayout } from "../../../../server/domains/bank/payments/bank-payment.contract.ts";
import { type BankPayment, useRecordProviderPayout } from "../../../hooks/staff/bank-payments.ts";
import { AmountField, minorOf } from "../../../ui/form/AmountField.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../../ui/Money.tsx";
import classes from "./Payments.module.css";
import type { DecisionEvents } from "./use-decision.ts";

interface ProviderPayoutProps {
  readonly payment: BankPayment;
  /** True where the payment tells of the provider: it is the first proposal. */
  readonly isNamed: boolean;
  readonly isDisabled: boolean;
  readonly onDecided: DecisionEvents["onDecided"];
}

/** Says of a payment that the payment provider paid it out, and asks for the fees that it kept. */
export function ProviderPayout({ payment, isNamed, isDisabled, onDecided }: ProviderPayoutProps) {
  const { t } = useTranslation("bank");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <article className={classes.candidate}>
      <Text fw={600}>{t("page.assign.provider.title")}</Text>
      {isNamed && (
        <Badge variant="light" color="gray" tt="none" fw={500} radius="sm" mt={6} className={classes.reason}>
          {t("page.assign.provider.named")}
        </Badge>
      )}
      <ul className={classes.options}>
        <li>
          <Text size="sm" className={classes.due}>
            {t("page.assign.provider.text")}
          </Text>
          <Button
            data-act
            className={classes.act}
            variant={isNamed ? "filled" : "default"}
            disabled={isDisabled}
            onClick={open}
          >
            {t("page.assign.provider.open")}
          </Button>
        </li>
      </ul>
      <Modal opened={opened} onClose={close} title={t("page.assign.provider.question")}>
        <FeeForm payment={payment} onDecided={onDecided} onClose={close} />
      </Modal>
    </article>
  );
}

function FeeForm({
  payment,
  onDecided,
  onClose,
}: Pick<ProviderPayoutProps, "payment" | "onDecided"> & { readonly onClose: () => void }) {
  const { t } = useTranslation(["bank", "console"]);
  const act = useRecordProviderPayout();
  const { id: bankPaymentId, currency } = payment;
  const amount = useMoneyText()(payment.minor, currency);
  const form = useActForm({
    initialValues: { feeMinor: "0" },
    labels: { feeMinor: t("page.assign.provider.fee", { currency }) },
    schema: recordProviderPayout.body,
    bodyOf: ({ feeMinor }) => ({ feeMinor: minorOf(feeMinor, currency) ?? Number.NaN }),
    submit: (body) => act.mutateAsync({ params: { bankPaymentId }, body }),
    onDone: (after) => {
      onClose();
      onDecided(payment, after, t("page.done.provider_payout", { amount }));
    },
  });
  return (
    <Form
      act={form}
      submit={t("page.assign.provider.submit")}
      asksBeforeLeaving={false}
      secondary={
        <Button variant="default" onClick={onClose}>
          {t("console:action.cancel")}
        </Button>
      }
    >
      <Text size="sm">{t("page.assign.provider.follows", { amount })}</Text>
      <AmountField {...form.field("feeMinor")} description={t("page.assign.provider.fee_help")} />
    </Form>
  );
}
