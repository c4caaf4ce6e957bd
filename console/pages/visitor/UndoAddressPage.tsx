import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUndoEmailChange } from "../../hooks/addresses.ts";
import { LinkPage } from "./LinkPage.tsx";

const route = getRouteApi("/visitor/undo-address");

/** Puts the old sign-in address back (ACC-4). */
export function UndoAddressPage() {
  const { t } = useTranslation("identity");
  const { token } = route.useSearch();
  return (
    <LinkPage
      act={useUndoEmailChange()}
      token={token}
      title={t("undo_address.title")}
      lead={t("undo_address.lead")}
      submit={t("undo_address.submit")}
      doneTitle={t("undo_address.done_title")}
      doneText={t("undo_address.done_text")}
    />
  );
}
