import { useTranslation } from "react-i18next";

/** The name of a person, or that the account is closed: then no name is kept (ACC-6). Nothing where nobody is meant. */
export function usePersonName(): (name: string | null) => string | null {
  const { t } = useTranslation("console");
  return (name) => (name?.trim() === "" ? t("closed_account") : name);
}
