import { ActionIcon, Button, FileButton, Group, Input, Stack, Text } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/problem.ts";
import { type Attachment, useUploadAttachment } from "../../hooks/requests.ts";
import { problemText } from "../../ui/problem-text.ts";

const most = 5;

/** The files of a message that is being written: each is uploaded as soon as it is chosen. */
export function useAttachments(organizationId: string) {
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [refused, setRefused] = useState<readonly { readonly name: string; readonly reason: string }[]>([]);
  const upload = useUploadAttachment(organizationId);
  const [isBusy, setBusy] = useState(false);
  const add = async (chosen: readonly File[]) => {
    setBusy(true);
    setRefused([]);
    for (const file of chosen.slice(0, most - files.length)) {
      try {
        const kept = await upload.mutateAsync(file);
        setFiles((before) => [...before, kept]);
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        setRefused((before) => [...before, { name: file.name, reason: problemText(problem) }]);
      }
    }
    setBusy(false);
  };
  return {
    ...{ files, refused, isBusy, add },
    ids: files.map(({ id }) => id),
    remove: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    clear: () => {
      setFiles([]);
      setRefused([]);
    },
  };
}

/** Chooses files for a message, shows those that were taken, and says why others were not. */
export function AttachmentField({
  attachments,
}: {
  readonly attachments: ReturnType<typeof useAttachments>;
}) {
  const { t } = useTranslation("support");
  const { files, refused, isBusy, add, remove } = attachments;
  return (
    <Stack gap="xs" align="flex-start">
      <Input.Label component="div">{t("files.label")}</Input.Label>
      {files.map(({ id, name }) => (
        <Group key={id} gap="xs" wrap="nowrap">
          <IconPaperclip size={16} aria-hidden />
          <Text size="sm">{name}</Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => remove(id)}
            aria-label={t("files.remove", { name })}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div role="status">
        {refused.map(({ name, reason }) => (
          <Text key={name} size="sm" c="red">
            {t("files.refused", { name, reason })}
          </Text>
        ))}
      </div>
      <FileButton
        onChange={(chosen) => void add(chosen)}
        multiple
        accept="image/png,image/jpeg,image/webp,image/gif,application/pdf,.txt,.log,.csv,.eml"
      >
        {(props) => (
          <Button {...props} variant="default" size="xs" loading={isBusy} disabled={files.length >= most}>
            {t("files.add")}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t("files.help")}
      </Text>
    </Stack>
  );
}
