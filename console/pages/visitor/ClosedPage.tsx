import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../ui/links.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

/** What somebody sees who has just closed the account (ACC-6). */
export function ClosedPage() {
  const { t } = useTranslation("identity");
  return (
    <VisitorPage title={t("closing.done_title")} lead={t("closing.done_text")}>
      <ButtonLink to="/sign-in" variant="default">
        {t("closing.to_start")}
      </ButtonLink>
    </VisitorPage>
  );
}
