import { ActionIcon, Button, Group, Progress, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../../ui/links.tsx";
import { problemText } from "../../../ui/problem-text.ts";
import classes from "./BankFiles.module.css";
import { largest_bytes, removeUpload, type Upload } from "./uploads.ts";
import { useSizeText } from "./use-size-text.ts";

interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onAgain: (upload: Upload) => void;
}

/** Files on their way to the server, and those that did not arrive, with the reason. */
export function UploadList({ uploads, onAgain }: UploadListProps) {
  const { t } = useTranslation("bank");
  return (
    <ul className={classes.uploads} aria-label={t("page.files.uploads")} aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.id}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text fw={550} truncate>
              {upload.file.name}
            </Text>
            <RemoveButton upload={upload} />
          </Group>
          <End upload={upload} onAgain={onAgain} />
        </li>
      ))}
    </ul>
  );
}

function RemoveButton({ upload }: { readonly upload: Upload }) {
  const { t } = useTranslation("bank");
  const { name } = upload.file;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      onClick={() => removeUpload(upload.id)}
      aria-label={upload.end ? t("page.files.remove", { name }) : t("page.files.stop", { name })}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}

function End({ upload, onAgain }: { readonly upload: Upload; readonly onAgain: (upload: Upload) => void }) {
  const { t } = useTranslation(["bank", "console"]);
  const sizeText = useSizeText();
  const { end } = upload;
  if (!end) return <Sending upload={upload} />;
  switch (end.kind) {
    case "known":
      return (
        <Group gap="sm">
          <Text size="sm">{t("page.files.known")}</Text>
          <ButtonLink
            size="compact-sm"
            variant="default"
            to="/staff/bank/files/$bankFileId"
            params={{ bankFileId: end.bankFileId }}
          >
            {t("page.files.open")}
          </ButtonLink>
        </Group>
      );
    case "unfit":
      return (
        <Text size="sm" c="var(--mantine-color-error)">
          {t(`page.files.${end.reason}`, { size: sizeText(largest_bytes) })}
        </Text>
      );
    case "failed":
      return (
        <Group gap="sm">
          <Text size="sm" c="var(--mantine-color-error)">
            {problemText(end.problem)}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => onAgain(upload)}>
            {t("console:action.retry")}
          </Button>
        </Group>
      );
  }
}

function Sending({ upload: { file, share } }: { readonly upload: Upload }) {
  const { t, i18n } = useTranslation("bank");
  const sizeText = useSizeText();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 }).format(
    share,
  );
  return (
    <>
      <Progress
        value={share * 100}
        animated={share === 1}
        mt={6}
        mb={4}
        aria-label={t("page.files.progress_of", { name: file.name })}
      />
      <Text size="sm" c="dimmed" className="figures">
        {share === 1
          ? t("page.files.checking")
          : t("page.files.sending", { percent, size: sizeText(file.size) })}
      </Text>
    </>
  );
}
