import "@mantine/dropzone/styles.css";
import { Button, Group, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileUpload, IconUpload } from "@tabler/icons-react";
import { useRef } from "react";
import classes from "./UploadZone.module.css";

interface UploadZoneProps {
  readonly title: string;
  readonly help: string;
  /** Said while a file is held over the zone. */
  readonly release: string;
  /** The button that does the same without dragging. */
  readonly choose: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files are dropped, or chosen by its button. */
export function UploadZone(props: UploadZoneProps) {
  const { title, help, release, choose, multiple = true, disabled = false, onFiles } = props;
  const openDialog = useRef<() => void>(null);
  return (
    <Dropzone
      onDrop={onFiles}
      multiple={multiple}
      disabled={disabled}
      openRef={openDialog}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      className={classes.zone}
      inputProps={{ "aria-label": choose }}
    >
      <Group gap="md" wrap="nowrap" align="flex-start">
        <Dropzone.Accept>
          <IconUpload size={32} stroke={1.5} aria-hidden />
        </Dropzone.Accept>
        <Dropzone.Idle>
          <IconFileUpload size={32} stroke={1.5} aria-hidden />
        </Dropzone.Idle>
        <Stack gap={2} className={classes.words}>
          <Text fw={550} visibleFrom="sm">
            <Dropzone.Accept>{release}</Dropzone.Accept>
            <Dropzone.Idle>{title}</Dropzone.Idle>
          </Text>
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        </Stack>
      </Group>
      <Button disabled={disabled} onClick={() => openDialog.current?.()}>
        {choose}
      </Button>
    </Dropzone>
  );
}
