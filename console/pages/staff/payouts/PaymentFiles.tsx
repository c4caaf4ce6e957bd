import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSession } from "../../../hooks/session.ts";
import {
  type PayoutBatch,
  paymentFileAddress,
  payoutBatchesQuery,
  useConfirmPayoutBatch,
  useMakePayoutBatch,
} from "../../../hooks/staff/payouts.ts";
import { DataTable } from "../../../ui/DataRows.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { Money, useMoneyText } from "../../../ui/Money.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";
import { ConfirmPayPal } from "./ConfirmPayPal.tsx";

/** What waits to be sent to the bank or to PayPal, and the payment files that were made. */
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
        {data.waiting.map(({ destination, currency, payouts: count, sumMinor }) => {
          const said = { count, amount: text(sumMinor, currency) };
          const isBank = destination === "bank";
          return (
            <Group key={destination + currency} justify="space-between">
              <Text>{isBank ? t("payouts.waiting", said) : t("payouts.waiting_paypal", said)}</Text>
              {mayMake && (
                <Button
                  loading={act.isPending}
                  onClick={() => act.mutate({ body: { currency, destination } })}
                >
                  {isBank ? t("payouts.make", { currency }) : t("payouts.make_list", { currency })}
                </Button>
              )}
            </Group>
          );
        })}
        {data.items.length > 0 && <Files files={data.items} mayConfirm={mayMake} />}
      </Stack>
    </section>
  );
}

interface FilesProps {
  readonly files: readonly PayoutBatch[];
  readonly mayConfirm: boolean;
}

function Files({ files, mayConfirm }: FilesProps) {
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
          value: (file) => (
            <Anchor href={paymentFileAddress(file)} download>
              {file.destination === "bank"
                ? t("payouts.file", { number: file.number })
                : t("payouts.list", { number: file.number })}
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
        {
          id: "open",
          label: t("payouts.not_confirmed"),
          align: "end",
          value: (file) => <Open file={file} mayConfirm={mayConfirm} />,
        },
      ]}
    />
  );
}

/** How many payouts of a list nothing is told of yet; no bank's file tells of those to PayPal. */
function Open({ file, mayConfirm }: { readonly file: PayoutBatch; readonly mayConfirm: boolean }) {
  const { t } = useTranslation("staff");
  const act = useConfirmPayoutBatch();
  const { id: batchId, destination, number, open } = file;
  if (destination === "bank" || open === 0 || !mayConfirm) return open;
  return (
    <Group gap="sm" justify="flex-end" wrap="nowrap">
      {open}
      <ConfirmPayPal
        small
        title={t("payouts.confirm_list_title", { number })}
        outcomes={["done", "returned"]}
        submit={(body) => act.mutateAsync({ params: { batchId }, body })}
      />
    </Group>
  );
}
