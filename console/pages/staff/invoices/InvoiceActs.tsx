import { Button, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { type StaffInvoice, useUndoWriteOff } from "../../../hooks/staff/staff-invoices.ts";
import { Refusal } from "../../../ui/Refusal.tsx";
import classes from "../../accounting/accounting.module.css";
import { CreditDialog } from "./CreditDialog.tsx";
import { WriteOffDialog } from "./WriteOffDialog.tsx";

/** What staff can do about an invoice: credit it, give it up, take that back. */
export function InvoiceActs({ invoice }: { readonly invoice: StaffInvoice }) {
  const { t } = useTranslation("staff");
  const { credit, write_off, undo_write_off } = invoice.abilities;
  if (!credit && !write_off && !undo_write_off) return null;
  return (
    <section aria-labelledby="acts">
      <Title order={2} id="acts" mb="sm">
        {t("invoice.acts")}
      </Title>
      <ul className={classes.acts}>
        {credit && <Credit invoice={invoice} />}
        {write_off && <WriteOff invoice={invoice} />}
        {undo_write_off && <UndoWriteOff invoice={invoice} />}
      </ul>
    </section>
  );
}

function Credit({ invoice }: { readonly invoice: StaffInvoice }) {
  const { t } = useTranslation("staff");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <li>
      <div>
        <Text fw={550}>{t("credit.title")}</Text>
        <Text size="sm" c="dimmed">
          {t("credit.text")}
        </Text>
      </div>
      <Button variant="default" onClick={open}>
        {t("credit.act")}
      </Button>
      <CreditDialog invoice={invoice} opened={opened} onClose={close} />
    </li>
  );
}

function WriteOff({ invoice }: { readonly invoice: StaffInvoice }) {
  const { t } = useTranslation("staff");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <li>
      <div>
        <Text fw={550}>{t("write_off.title")}</Text>
        <Text size="sm" c="dimmed">
          {t("write_off.text")}
        </Text>
      </div>
      <Button variant="default" onClick={open}>
        {t("write_off.act")}
      </Button>
      <WriteOffDialog invoice={invoice} opened={opened} onClose={close} />
    </li>
  );
}

function UndoWriteOff({ invoice }: { readonly invoice: StaffInvoice }) {
  const { t } = useTranslation("staff");
  const act = useUndoWriteOff();
  const { organizationId, id: invoiceId, number } = invoice;
  const undo = () =>
    act.mutate(
      { params: { organizationId, invoiceId } },
      { onSuccess: () => notifications.show({ message: t("write_off.undo.done", { number }) }) },
    );
  return (
    <li>
      <div>
        <Text fw={550}>{t("write_off.undo.title")}</Text>
        <Text size="sm" c="dimmed">
          {t("write_off.undo.text")}
        </Text>
        {act.error && <Refusal problem={act.error} />}
      </div>
      <Button variant="default" onClick={undo} loading={act.isPending}>
        {t("write_off.undo.act")}
      </Button>
    </li>
  );
}
