import { Card, Group, Loader, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Invoice } from "../../hooks/invoices.ts";
import { Moment } from "../../ui/Dates.tsx";
import classes from "./accounting.module.css";
import { PayByCard } from "./PayByCard.tsx";
import { PayFromPrepaid } from "./PayFromPrepaid.tsx";
import { StrayPayment } from "./StrayPayment.tsx";
import { TransferDetails } from "./TransferDetails.tsx";

/** The word of an invoice that asks for nothing any more. */
export function doneOf(state: Invoice["state"]): "paid" | "credited" | "written_off" {
  return state === "credited" || state === "written_off" ? state : "paid";
}

/** How to pay an invoice, or that nothing is to be paid any more. */
export function InvoiceStage({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation("billing");
  const { state, payment, paidAt, dueMinor, currency, dueOn, abilities } = invoice;
  const isReduced = invoice.creditNotes.length > 0;
  if (dueMinor === 0) {
    return (
      <Card component="section" aria-labelledby="stage">
        <Group gap="sm" wrap="nowrap" align="start">
          <IconCircleCheck className={classes.good} aria-hidden />
          <div>
            <Title order={2} id="stage">
              {t(`page.invoice.${doneOf(state)}`)}
            </Title>
            {state === "paid" && paidAt && (
              <Text size="sm" c="dimmed">
                <Moment at={paidAt} />
              </Text>
            )}
          </div>
        </Group>
      </Card>
    );
  }
  return (
    <Card component="section" aria-labelledby="stage" p={{ base: "md", sm: "xl" }}>
      <Title order={2} id="stage" mb="md">
        {t("page.invoice.pay")}
      </Title>
      <StrayPayment stray={invoice.stray} />
      <PayFromPrepaid invoice={invoice} />
      <PayByCard subject={{ kind: "invoice", subjectId: invoice.id }} minor={dueMinor} currency={currency} />
      {payment && (
        <div className={classes.card}>
          <Title order={3} mb="sm">
            {t("page.transfer.title")}
          </Title>
          {isReduced && <Text mb="sm">{t("page.invoice.new_reference")}</Text>}
          <TransferDetails
            {...payment}
            minor={dueMinor}
            currency={currency}
            dueOn={dueOn}
            hasCode={(abilities.download ?? false) && !isReduced}
          />
          <Group gap="sm" mt="lg" wrap="nowrap" className={classes.waiting}>
            <Loader size="xs" type="dots" aria-hidden />
            <Text size="sm">{t("page.invoice.waiting")}</Text>
          </Group>
        </div>
      )}
    </Card>
  );
}
