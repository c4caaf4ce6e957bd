import "@mantine/dropzone/styles.css";
import { Group, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileUpload, IconUpload } from "@tabler/icons-react";

interface UploadZoneProps {
  readonly title: string;
  readonly help: string;
  /** Said while a file is held over the zone. */
  readonly release: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files are dropped, or chosen by click or keyboard. */
export function UploadZone({
  title,
  help,
  release,
  multiple = true,
  disabled = false,
  onFiles,
}: UploadZoneProps) {
  return (
    <Dropzone
      onDrop={onFiles}
      multiple={multiple}
      disabled={disabled}
      role="button"
      aria-label={`${title}. ${help}`}
      inputProps={{ "aria-label": title }}
    >
      <Group justify="center" gap="lg" mih={104} wrap="nowrap" style={{ pointerEvents: "none" }}>
        <Dropzone.Accept>
          <IconUpload size={36} stroke={1.5} aria-hidden />
        </Dropzone.Accept>
        <Dropzone.Idle>
          <IconFileUpload size={36} stroke={1.5} aria-hidden />
        </Dropzone.Idle>
        <Stack gap={2}>
          <Dropzone.Accept>
            <Text fw={550}>{release}</Text>
          </Dropzone.Accept>
          <Dropzone.Idle>
            <Text fw={550}>{title}</Text>
          </Dropzone.Idle>
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        </Stack>
      </Group>
    </Dropzone>
  );
}
