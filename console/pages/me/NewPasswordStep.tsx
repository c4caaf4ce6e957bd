import { useTranslation } from "react-i18next";
import { ChangePasswordForm } from "./ChangePasswordDialog.tsx";
import { DoneNote } from "./DoneNote.tsx";

interface NewPasswordStepProps {
  readonly isDone: boolean;
  readonly onDone: () => void;
}

/** A new password; other sessions are the next step. */
export function NewPasswordStep({ isDone, onDone }: NewPasswordStepProps) {
  const { t } = useTranslation("identity");
  if (isDone) return <DoneNote text={t("compromised.password.done")} />;
  return <ChangePasswordForm onDone={onDone} asksAboutSessions={false} />;
}
