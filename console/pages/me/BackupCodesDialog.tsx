import { Button, Checkbox, CopyButton, Group, Modal, Portal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { useSession } from "../../hooks/session.ts";
import classes from "./BackupCodesDialog.module.css";

interface BackupCodesDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Shows new backup codes, this once: to copy, download or print (SEC-2). Closed only by whoever says that they are kept. */
export function BackupCodesDialog({ codes, onClose }: BackupCodesDialogProps) {
  const { t } = useTranslation("identity");
  const { provider } = useInstallation();
  const { user } = useSession();
  const [areKept, setKept] = useState(false);
  const heading = t("backup.sheet", { provider: provider.name, address: user.email });
  const text = [heading, "", ...codes, ""].join("\r\n");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("backup.shown_title")}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Text size="sm">{t("backup.shown_lead")}</Text>
        <CodeList codes={codes} />
        <Portal>
          <div className={classes.paper}>
            <p>{heading}</p>
            <CodeList codes={codes} />
          </div>
        </Portal>
        <Group gap="xs">
          <CopyButton value={codes.join("\n")}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                }
              >
                {copied ? t("backup.copied") : t("backup.copy")}
              </Button>
            )}
          </CopyButton>
          <Button
            component="a"
            variant="default"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download={`${t("backup.file")}.txt`}
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t("backup.download")}
          </Button>
          <Button
            variant="default"
            onClick={() => window.print()}
            leftSection={<IconPrinter size={18} aria-hidden />}
          >
            {t("backup.print")}
          </Button>
        </Group>
        <Checkbox
          label={t("backup.kept")}
          checked={areKept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Group>
          <Button onClick={onClose} disabled={!areKept}>
            {t("backup.done")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function CodeList({ codes }: Pick<BackupCodesDialogProps, "codes">) {
  const { t } = useTranslation("identity");
  return (
    <ul className={classes.codes} aria-label={t("backup.title")}>
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ul>
  );
}
