import { Card, Group, Loader, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Invoice } from "../../hooks/invoices.ts";
import { Moment } from "../../ui/Dates.tsx";
import classes from "./accounting.module.css";
import { PayFromPrepaid } from "./PayFromPrepaid.tsx";
import { StrayPayment } from "./StrayPayment.tsx";
import { TransferDetails } from "./TransferDetails.tsx";

/** How to pay an invoice, or that it is paid. */
export function InvoiceStage({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation("billing");
  const { state, payment, paidAt, totalMinor, currency, dueOn, abilities } = invoice;
  if (state === "paid") {
    return (
      <Card component="section" aria-labelledby="stage">
        <Group gap="sm" wrap="nowrap" align="start">
          <IconCircleCheck className={classes.good} aria-hidden />
          <div>
            <Title order={2} id="stage">
              {t("page.invoice.paid")}
            </Title>
            {paidAt && (
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
      {payment && (
        <>
          <Title order={3} mb="sm">
            {t("page.transfer.title")}
          </Title>
          <TransferDetails
            {...payment}
            minor={totalMinor}
            currency={currency}
            dueOn={dueOn}
            hasCode={abilities.download ?? false}
          />
          <Group gap="sm" mt="lg" wrap="nowrap" className={classes.waiting}>
            <Loader size="xs" type="dots" aria-hidden />
            <Text size="sm">{t("page.invoice.waiting")}</Text>
          </Group>
        </>
      )}
    </Card>
  );
}
