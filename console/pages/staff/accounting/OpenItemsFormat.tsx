import { Button, Code, Group, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DataRows } from "../../../ui/DataList.tsx";
import { exampleCsv, openItemColumns } from "./example-csv.ts";

const lineWidth = { maxWidth: "var(--chalet-line)" };

/** What a file of open items looks like, with an example to download. */
export function OpenItemsFormat() {
  const { t } = useTranslation("staff");
  return (
    <Stack component="section" gap="md" aria-labelledby="format">
      <Title order={2} id="format">
        {t("open_items.how")}
      </Title>
      <Text style={lineWidth}>{t("open_items.how_text")}</Text>
      <DataRows
        label={t("open_items.how")}
        rows={openItemColumns}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "column",
            label: t("open_items.column"),
            main: true,
            value: ({ name }) => <Code>{name}</Code>,
          },
          {
            id: "meaning",
            label: t("open_items.meaning"),
            value: ({ id }) => t(`open_items.column_text.${id}`),
          },
          {
            id: "sample",
            label: t("open_items.sample"),
            value: ({ samples }) => <span className="figures">{samples[0]}</span>,
          },
        ]}
      />
      <Group>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={saveExample}>
          {t("open_items.example")}
        </Button>
      </Group>
    </Stack>
  );
}

function saveExample() {
  const address = URL.createObjectURL(new Blob([exampleCsv()], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "open-items.csv";
  link.click();
  URL.revokeObjectURL(address);
}
