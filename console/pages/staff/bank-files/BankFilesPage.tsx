import { Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { bankFileStates } from "../../../../server/domains/bank/files/bank-file.contract.ts";
import { type BankFile, bankFileList, bankFilesCsv } from "../../../hooks/staff/bank-files.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import type { Column } from "../../../ui/list-column.ts";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { useNarrowFields } from "../lists/use-narrow-fields.ts";
import classes from "./BankFiles.module.css";
import { usePlaceText } from "./FileRefusal.tsx";
import { FileResults } from "./FileResults.tsx";
import { FileSums } from "./FileSums.tsx";
import { UploadList } from "./UploadList.tsx";
import { UploadZone } from "./UploadZone.tsx";
import { largest_bytes } from "./uploads.ts";
import { useSizeText } from "./use-size-text.ts";
import { useUploads } from "./use-uploads.ts";

/** Bank statements: import, and what became of each (MON-6). */
export function BankFilesPage() {
  const { t } = useTranslation(["bank", "console"]);
  const columns = useColumns();
  const query = useSearch({ from: "/staff/bank/files" });
  const { days } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_files")} lead={t("page.files.lead")}>
      {useStaffMay("staff.bank.import") && <Import />}
      <DataList
        label={t("console:menu.staff_files")}
        query={bankFileList(query)}
        filters={[
          {
            name: "state",
            label: t("page.files.state"),
            options: bankFileStates.map((state) => ({
              value: state,
              label: t(`console:state.bank_file.${state}`),
            })),
          },
        ]}
        narrow={days}
        csv={bankFilesCsv(query)}
        firstOrder="-uploaded"
        rowKey={(file) => file.id}
        columns={columns}
        empty={<EmptyState icon={IconFileImport} text={t("page.files.empty")} />}
      />
    </Page>
  );
}

function Import() {
  const { t } = useTranslation("bank");
  const sizeText = useSizeText();
  const { uploads, start, again } = useUploads();
  return (
    <div>
      <UploadZone
        title={t("page.files.drop_title")}
        help={t("page.files.drop_help", { size: sizeText(largest_bytes) })}
        release={t("page.files.drop_release")}
        choose={t("page.files.choose")}
        onFiles={start}
      />
      {uploads.length > 0 && <UploadList uploads={uploads} onAgain={again} />}
    </div>
  );
}

function useColumns(): Column<BankFile>[] {
  const { t } = useTranslation("bank");
  return [
    {
      id: "name",
      sort: "uploaded",
      label: t("page.files.name"),
      main: true,
      value: (file) => <Name file={file} />,
    },
    {
      id: "state",
      label: t("page.files.state"),
      value: ({ state }) => <StateBadge kind="bank_file" state={state} />,
    },
    {
      id: "results",
      label: t("page.files.results"),
      value: (file) => (file.refusal ? <Reason refusal={file.refusal} /> : <FileResults file={file} />),
    },
    {
      id: "sum",
      label: t("page.files.sum"),
      align: "end",
      value: ({ sums }) => (sums.length > 0 ? <FileSums sums={sums} /> : null),
    },
  ];
}

function Name({ file }: { readonly file: BankFile }) {
  const personName = usePersonName();
  return (
    <div className={classes.name}>
      <RowLink to="/staff/bank/files/$bankFileId" params={{ bankFileId: file.id }}>
        {file.name}
      </RowLink>
      <Text size="sm" c="dimmed">
        <Moment at={file.uploadedAt} />
        {file.uploadedByName && ` · ${personName(file.uploadedByName)}`}
      </Text>
    </div>
  );
}

function Reason({ refusal }: { readonly refusal: NonNullable<BankFile["refusal"]> }) {
  const place = usePlaceText()(refusal);
  return (
    <div className={classes.reason}>
      <Text size="sm">{refusal.message}</Text>
      {place && (
        <Text size="sm" c="dimmed" className="figures">
          {place}
        </Text>
      )}
    </div>
  );
}
