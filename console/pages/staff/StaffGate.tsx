import { Text } from "@mantine/core";
import { IconShieldLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readSessionAgain, useSession } from "../../hooks/session.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { MessagePage } from "../../ui/MessagePage.tsx";
import { Page } from "../../ui/Page.tsx";
import { SignInSteps } from "../visitor/SignInSteps.tsx";

/** Before the staff area: a second factor is set up, or given for this session. */
export function StaffGate() {
  const { t } = useTranslation("identity");
  const { user } = useSession();
  const client = useQueryClient();
  if (!user.hasSecondFactor) {
    return (
      <MessagePage
        icon={IconShieldLock}
        title={t("gate.set_up_title")}
        text={t("gate.set_up_text")}
        actions={<ButtonLink to="/me/security">{t("gate.set_up_action")}</ButtonLink>}
      />
    );
  }
  return (
    <Page title={t("gate.give_title")} width="form">
      <Text>{t("gate.give_text")}</Text>
      <SignInSteps
        email={user.email}
        onDone={async () => {
          await readSessionAgain(client);
        }}
      />
    </Page>
  );
}
