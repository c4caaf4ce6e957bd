import { Button, Modal, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { writeOffInvoice } from "../../../../server/domains/billing/write-offs/write-off.contract.ts";
import { type StaffInvoice, useWriteOff } from "../../../hooks/staff/staff-invoices.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../../ui/Money.tsx";

interface WriteOffDialogProps {
  readonly invoice: StaffInvoice;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks why an invoice is given up, and says what follows (MON-14). */
export function WriteOffDialog({ invoice, opened, onClose }: WriteOffDialogProps) {
  const { t } = useTranslation("staff");
  return (
    <Modal opened={opened} onClose={onClose} title={t("write_off.ask", { number: invoice.number })}>
      <WriteOffForm invoice={invoice} onClose={onClose} />
    </Modal>
  );
}

function WriteOffForm({ invoice, onClose }: Omit<WriteOffDialogProps, "opened">) {
  const { t } = useTranslation(["staff", "console"]);
  const act = useWriteOff();
  const text = useMoneyText();
  const { organizationId, id: invoiceId, dueMinor, currency, number } = invoice;
  const form = useActForm({
    initialValues: { reason: "" },
    labels: { reason: t("invoice.reason") },
    schema: writeOffInvoice.body,
    submit: (body) => act.mutateAsync({ params: { organizationId, invoiceId }, body }),
    onDone: () => {
      notifications.show({ message: t("write_off.done", { number }) });
      onClose();
    },
  });
  return (
    <Form
      act={form}
      submit={t("write_off.submit", { amount: text(dueMinor, currency) })}
      asksBeforeLeaving={false}
      secondary={
        <Button variant="default" onClick={onClose}>
          {t("console:action.cancel")}
        </Button>
      }
    >
      <Text size="sm">{t("write_off.follows")}</Text>
      <TextInput {...form.field("reason")} description={t("write_off.reason_help")} data-autofocus />
    </Form>
  );
}
