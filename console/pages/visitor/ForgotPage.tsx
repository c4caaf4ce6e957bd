import { useTranslation } from "react-i18next";
import { askPasswordReset } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useAskPasswordReset } from "../../hooks/accounts.ts";
import { AskForLink } from "./AskForLink.tsx";

/** Asks for a link to set a new password (ACC-5). */
export function ForgotPage() {
  const { t } = useTranslation("identity");
  const act = useAskPasswordReset();
  return (
    <AskForLink
      title={t("forgot.title")}
      lead={t("forgot.lead")}
      submit={t("forgot.submit")}
      sent={t("check_mail.reset")}
      schema={askPasswordReset.body}
      ask={(body) => act.mutateAsync({ body })}
    />
  );
}
