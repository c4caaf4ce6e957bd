import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StaffInvoice } from "../../../hooks/staff/staff-invoices.ts";
import { CreditForm } from "./CreditForm.tsx";

interface CreditDialogProps {
  readonly invoice: StaffInvoice;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks what of an invoice is credited and why, and says what it comes to before it is done (MON-14). */
export function CreditDialog({ invoice, opened, onClose }: CreditDialogProps) {
  const { t } = useTranslation("staff");
  return (
    <Modal opened={opened} onClose={onClose} title={t("credit.ask", { number: invoice.number })} size="lg">
      <CreditForm invoice={invoice} onClose={onClose} />
    </Modal>
  );
}
