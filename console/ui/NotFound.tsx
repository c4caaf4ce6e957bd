import { IconMapOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "./links.tsx";
import { MessagePage } from "./MessagePage.tsx";

/** The address leads nowhere, or to something that this person may not see: the two are not told apart. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <MessagePage
      icon={IconMapOff}
      title={t("not_found.title")}
      text={t("not_found.text")}
      actions={<ButtonLink to="/">{t("not_found.action")}</ButtonLink>}
    />
  );
}
