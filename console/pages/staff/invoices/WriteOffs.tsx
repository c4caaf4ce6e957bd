import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StaffInvoice } from "../../../hooks/staff/staff-invoices.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { Money } from "../../../ui/Money.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";

type WriteOff = StaffInvoice["writeOffs"][number];

/** When an invoice was given up, by whom and why, and whether that was taken back. */
export function WriteOffs({ invoice }: { readonly invoice: StaffInvoice }) {
  const { t } = useTranslation("staff");
  const personName = usePersonName();
  const { writeOffs, currency } = invoice;
  if (writeOffs.length === 0) return null;
  return (
    <section aria-labelledby="write-offs">
      <Title order={2} id="write-offs" mb="sm">
        {t("invoice.write_offs")}
      </Title>
      <DataRows<WriteOff>
        label={t("invoice.write_offs")}
        rows={writeOffs}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "reason",
            label: t("invoice.reason"),
            main: true,
            value: ({ reason, undoneAt, undoneByName }) => (
              <>
                {reason}
                {undoneAt && (
                  <Text size="sm" c="dimmed" fw={400}>
                    {t("invoice.undone", { name: personName(undoneByName) ?? "" })} <Moment at={undoneAt} />
                  </Text>
                )}
              </>
            ),
          },
          { id: "by", label: t("invoice.by"), value: ({ writtenOffByName }) => personName(writtenOffByName) },
          { id: "when", label: t("ledger.date"), value: ({ writtenOffAt }) => <Moment at={writtenOffAt} /> },
          {
            id: "amount",
            label: t("field.amount"),
            align: "end",
            value: ({ minor }) => <Money minor={minor} currency={currency} />,
          },
        ]}
      />
    </section>
  );
}
