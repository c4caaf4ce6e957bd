import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSession } from "../../../hooks/session.ts";
import {
  type PayoutBatch,
  paymentOrderAddress,
  payoutBatchesQuery,
  useMakePayoutBatch,
} from "../../../hooks/staff/payouts.ts";
import { DataTable } from "../../../ui/DataRows.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { Money, useMoneyText } from "../../../ui/Money.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";

/** What waits to be sent to the bank, and the payment files that were made. */
export function PaymentFiles() {
  const { t } = useTranslation("staff");
  const { data } = useQuery(payoutBatchesQuery());
  const act = useMakePayoutBatch();
  const text = useMoneyText();
  const mayMake = useSession().staff?.permissions.includes("staff.payouts.approve") ?? false;
  if (!data) return null;
  return (
    <section aria-labelledby="files">
      <Title order={2} id="files" mb="xs">
        {t("payouts.files")}
      </Title>
      <Text c="dimmed" mb="md" maw="42rem">
        {t("payouts.files_text")}
      </Text>
      <Stack>
        {act.error && <Refusal problem={act.error} />}
        {data.waiting.map(({ currency, payouts: count, sumMinor }) => (
          <Group key={currency} justify="space-between">
            <Text>{t("payouts.waiting", { count, amount: text(sumMinor, currency) })}</Text>
            {mayMake && (
              <Button loading={act.isPending} onClick={() => act.mutate({ body: { currency } })}>
                {t("payouts.make", { currency })}
              </Button>
            )}
          </Group>
        ))}
        {data.items.length > 0 && <Files files={data.items} />}
      </Stack>
    </section>
  );
}

function Files({ files }: { readonly files: readonly PayoutBatch[] }) {
  const { t } = useTranslation("staff");
  return (
    <DataTable
      label={t("payouts.files")}
      rows={files}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "number",
          label: t("payouts.files"),
          main: true,
          value: ({ id, number }) => (
            <Anchor href={paymentOrderAddress(id)} download>
              {t("payouts.file", { number })}
            </Anchor>
          ),
        },
        { id: "made", label: t("payouts.made_at"), value: ({ createdAt }) => <Moment at={createdAt} /> },
        { id: "count", label: t("payouts.count"), align: "end", value: ({ payouts }) => payouts },
        {
          id: "sum",
          label: t("payouts.amount"),
          align: "end",
          value: ({ sumMinor, currency }) => <Money minor={sumMinor} currency={currency} />,
        },
      ]}
    />
  );
}
