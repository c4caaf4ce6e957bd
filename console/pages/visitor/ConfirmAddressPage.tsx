import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useConfirmEmailChange } from "../../hooks/addresses.ts";
import { LinkPage } from "./LinkPage.tsx";

const route = getRouteApi("/visitor/confirm-address");

/** Makes a new address the one to sign in with (ACC-4). */
export function ConfirmAddressPage() {
  const { t } = useTranslation("identity");
  const { token } = route.useSearch();
  return (
    <LinkPage
      act={useConfirmEmailChange()}
      token={token}
      title={t("confirm_address.title")}
      lead={t("confirm_address.lead")}
      submit={t("confirm.submit")}
      doneTitle={t("confirm_address.done_title")}
      doneText={t("confirm_address.done_text")}
    />
  );
}
