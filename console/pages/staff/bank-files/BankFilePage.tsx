import { Group, Loader, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type BankFile, bankFileQuery, isWorking } from "../../../hooks/staff/bank-files.ts";
import { Moment } from "../../../ui/Dates.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { PaymentBrowser } from "../bank-payments/PaymentBrowser.tsx";
import { FileRefusal } from "./FileRefusal.tsx";
import { FileResults } from "./FileResults.tsx";
import { FileSums } from "./FileSums.tsx";
import { useSizeText } from "./use-size-text.ts";

/** One bank statement: what came with it, or why it was refused. */
export function BankFilePage() {
  const { t } = useTranslation("bank");
  const { bankFileId } = useParams({ from: "/staff/bank/files/$bankFileId" });
  const { search } = useSearch({ from: "/staff/bank/files/$bankFileId" });
  const file = useSuspenseQuery(bankFileQuery(bankFileId)).data;
  const facts = useFacts(file);
  return (
    <Page
      title={file.name}
      state={<StateBadge kind="bank_file" state={file.state} />}
      lead={
        <PageLink to="/staff/bank/files">
          <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: "-2px" }} /> {t("page.files.back")}
        </PageLink>
      }
      facts={facts}
    >
      {file.refusal && <FileRefusal refusal={file.refusal} />}
      {isWorking(file) && (
        <Group gap="sm" wrap="nowrap" role="status">
          <Loader size="sm" aria-hidden />
          <Text>{t("page.files.working", { count: file.payments })}</Text>
        </Group>
      )}
      {file.state !== "refused" && (
        <Stack gap="md">
          <div>
            <FileResults file={file} />
            {file.notPayments > 0 && (
              <Text size="sm" c="dimmed" mt="xs">
                {t("page.files.not_payments", { count: file.notPayments })}
              </Text>
            )}
          </div>
          {file.payments > 0 && <PaymentBrowser query={{ queue: "all", bankFileId, search }} />}
        </Stack>
      )}
    </Page>
  );
}

function useFacts(file: BankFile) {
  const personName = usePersonName();
  const { t, i18n } = useTranslation("bank");
  const sizeText = useSizeText();
  return [
    { label: t("page.files.uploaded"), value: <Moment at={file.uploadedAt} /> },
    { label: t("page.files.uploaded_by"), value: personName(file.uploadedByName) },
    { label: t("page.files.finished"), value: file.finishedAt && <Moment at={file.finishedAt} /> },
    { label: t("page.files.message"), value: file.message },
    { label: t("page.files.size"), value: sizeText(file.sizeBytes) },
    {
      label: t("page.files.payments"),
      value: file.state === "refused" ? null : new Intl.NumberFormat(i18n.language).format(file.payments),
    },
    { label: t("page.files.sum"), value: file.sums.length > 0 ? <FileSums sums={file.sums} /> : null },
  ];
}
