import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import type { ApiProblem } from "../api/problem.ts";
import { Refusal } from "./Refusal.tsx";

interface ConfirmActProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What changes for good, and what is lost. */
  readonly children: ReactNode;
  /** The act, as its button says it: "Cancel the order". */
  readonly act: string;
  /** The way back: "Keep the order". */
  readonly keep: string;
  /** True where something is lost. */
  readonly isLoss?: boolean;
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
  readonly onConfirm: () => void;
}

/** Asked before an act that cannot be undone: says what it changes, and stands on the safe side. */
export function ConfirmAct(props: ConfirmActProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack>
        {props.children}
        {props.problem && <Refusal problem={props.problem} />}
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={props.onClose} data-autofocus={props.isLoss || undefined}>
            {props.keep}
          </Button>
          <Button
            color={props.isLoss ? "red" : undefined}
            onClick={props.onConfirm}
            loading={props.pending}
            data-autofocus={!props.isLoss || undefined}
          >
            {props.act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
