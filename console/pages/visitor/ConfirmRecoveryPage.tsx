import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useConfirmRecoveryAddress } from "../../hooks/addresses.ts";
import { LinkPage } from "./LinkPage.tsx";

const route = getRouteApi("/visitor/confirm-recovery");

/** Confirms a recovery e-mail (ACC-5). */
export function ConfirmRecoveryPage() {
  const { t } = useTranslation("identity");
  const { token } = route.useSearch();
  return (
    <LinkPage
      act={useConfirmRecoveryAddress()}
      token={token}
      title={t("confirm_recovery.title")}
      lead={t("confirm_recovery.lead")}
      submit={t("confirm.submit")}
      doneTitle={t("confirm_recovery.done_title")}
      doneText={t("confirm_recovery.done_text")}
    />
  );
}
