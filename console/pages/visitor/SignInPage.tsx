import { Divider, Group, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { readSessionAgain } from "../../hooks/session.ts";
import { PageLink } from "../../ui/links.tsx";
import { SignInSteps } from "./SignInSteps.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/sign-in");

export function SignInPage() {
  const { t } = useTranslation("identity");
  const { provider, mailbox } = useInstallation();
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const enter = async () => {
    await readSessionAgain(client);
    router.history.push(next ?? "/");
  };
  return (
    <VisitorPage title={t("sign_in.title")} lead={t("sign_in.lead", { provider: provider.name })}>
      <SignInSteps
        onDone={enter}
        beside={
          <Group justify="space-between">
            <PageLink to="/unlock" size="sm">
              {t("sign_in.locked")}
            </PageLink>
            <PageLink to="/forgot" size="sm">
              {t("sign_in.forgot")}
            </PageLink>
          </Group>
        }
        after={
          <>
            <Divider />
            <Text size="sm">
              {t("sign_in.new")} <PageLink to="/sign-up">{t("sign_in.sign_up")}</PageLink>
            </Text>
            {mailbox && (
              <Text size="sm">
                <Trans t={t} i18nKey="mailbox.hint" components={{ mailbox: <PageLink to="/mailbox" /> }} />
              </Text>
            )}
          </>
        }
      />
    </VisitorPage>
  );
}
