import { Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useEndOtherSessions } from "../../hooks/sessions.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { DoneNote } from "./DoneNote.tsx";
import { useEndedText } from "./use-ended-text.ts";

interface EndSessionsStepProps {
  readonly ended: number | undefined;
  readonly onDone: (ended: number) => void;
}

/** Ends every session but this one. */
export function EndSessionsStep({ ended, onDone }: EndSessionsStepProps) {
  const { t } = useTranslation("identity");
  const act = useEndOtherSessions();
  const text = useEndedText();
  return (
    <Stack gap="sm" align="flex-start">
      {act.error && <Refusal problem={act.error} />}
      {ended !== undefined && <DoneNote text={text.sessions(ended)} />}
      <Button
        variant={ended === undefined ? "filled" : "default"}
        loading={act.isPending}
        onClick={() => act.mutateAsync({}).then((answer) => onDone(answer.ended), shownByAct)}
      >
        {t("compromised.sessions.act")}
      </Button>
    </Stack>
  );
}
