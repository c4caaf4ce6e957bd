import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { Page } from "../../ui/Page.tsx";

/** The start of the staff area. */
export function StaffStartPage() {
  const { t } = useTranslation("identity");
  const { user, staff } = useSession();
  return (
    <Page
      title={t("staff_start.title")}
      facts={[
        { label: t("staff_start.signed_in_as"), value: `${user.firstName} ${user.lastName}` },
        { label: t("staff_start.role"), value: staff && t(`staff_role.${staff.role}`) },
      ]}
    />
  );
}
