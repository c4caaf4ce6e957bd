import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from "react";
import { AskBeforeLeaving } from "./AskBeforeLeaving.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";
import type { ActForm } from "./use-act-form.ts";

interface FormProps<Values extends object> {
  readonly act: ActForm<Values>;
  /** The act, as the button says it: "Save changes". */
  readonly submit: string;
  /** Beside the button: cancel, or another way. */
  readonly secondary?: ReactNode;
  readonly fullWidth?: boolean;
  /** True where the act loses something for good. */
  readonly isLoss?: boolean;
  /** False for forms whose loss costs nothing, such as signing in. */
  readonly asksBeforeLeaving?: boolean;
  readonly children: ReactNode;
}

/** A form: errors beside the fields and summed at the top, saved by its button or Ctrl/Cmd-Enter, asks before it is lost. */
export function Form<Values extends object>(props: FormProps<Values>) {
  const { act, submit, secondary, fullWidth = false, isLoss = false, asksBeforeLeaving = true } = props;
  const summary = useRef<HTMLDivElement>(null);
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    await act.send();
    // The summary appears with the answer: the next frame has it.
    requestAnimationFrame(() => summary.current?.focus());
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <form noValidate onSubmit={send} onKeyDown={saveByKey} id={act.id}>
      {asksBeforeLeaving && <AskBeforeLeaving hasUnsaved={act.hasUnsaved} />}
      <Stack gap="md">
        <ErrorSummary act={act} ref={summary} />
        {props.children}
        <Group mt="sm" grow={fullWidth}>
          <Button type="submit" loading={act.pending} color={isLoss ? "red" : undefined}>
            {submit}
          </Button>
          {secondary}
        </Group>
      </Stack>
    </form>
  );
}
