import { Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useRevokeTokens } from "../../hooks/compromised.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { DoneNote } from "./DoneNote.tsx";
import { useEndedText } from "./use-ended-text.ts";

interface RevokeTokensStepProps {
  readonly revoked: number | undefined;
  readonly onDone: (revoked: number) => void;
}

/** Revokes every API token. */
export function RevokeTokensStep({ revoked, onDone }: RevokeTokensStepProps) {
  const { t } = useTranslation("identity");
  const act = useRevokeTokens();
  const text = useEndedText();
  return (
    <Stack gap="sm" align="flex-start">
      {act.error && <Refusal problem={act.error} />}
      {revoked !== undefined && <DoneNote text={text.tokens(revoked)} />}
      <Button
        variant={revoked === undefined ? "filled" : "default"}
        loading={act.isPending}
        onClick={() => act.mutateAsync({}).then((answer) => onDone(answer.revoked), shownByAct)}
      >
        {t("compromised.tokens.act")}
      </Button>
    </Stack>
  );
}
