import { useTranslation } from "react-i18next";
import { Page } from "../../ui/Page.tsx";
import { AlertsSection } from "./AlertsSection.tsx";
import { BackupCodesSection } from "./BackupCodesSection.tsx";
import { CompromisedSection } from "./CompromisedSection.tsx";
import { FactorsSection } from "./FactorsSection.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { RecoverySection } from "./RecoverySection.tsx";

/** How one's account is protected: each part is a section of its own. */
export function SecurityPage() {
  const { t } = useTranslation(["identity", "console"]);
  return (
    <Page title={t("console:menu.security")} lead={t("security.page_lead")} width="form">
      <PasswordSection />
      <FactorsSection />
      <BackupCodesSection />
      <RecoverySection />
      <AlertsSection />
      <CompromisedSection />
    </Page>
  );
}
