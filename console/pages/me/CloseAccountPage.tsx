import { Alert, Group, List, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { closeAccount, type readClosing } from "../../../server/domains/identity/closing/closing.contract.ts";
import { closingQuery, useCloseAccount } from "../../hooks/closing.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { forgetOrganizations } from "../../shell/recent-organizations.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";

type Obstacle = AnswerOf<typeof readClosing>["obstacles"][number];

/** Closes the account for good: says what goes and what stays, and what is in the way (ACC-6). */
export function CloseAccountPage() {
  const { t, i18n } = useTranslation("identity");
  const { obstacles, organizations } = useSuspenseQuery(closingQuery()).data;
  const names = new Intl.ListFormat(i18n.language).format(organizations.map(({ name }) => name));
  const memberships = names ? [t("closing.erased.membership_of", { names })] : [];
  return (
    <Page title={t("closing.title")} lead={t("closing.lead")} width="form">
      {obstacles.map((obstacle) => (
        <InTheWay
          key={obstacle.kind === "last_legal_representative" ? obstacle.organizationId : obstacle.kind}
          obstacle={obstacle}
        />
      ))}
      <Told
        title={t("closing.erased_title")}
        lines={[
          t("closing.erased.sign_in"),
          t("closing.erased.person"),
          t("closing.erased.news"),
          ...memberships,
        ]}
      />
      <Told
        title={t("closing.kept_title")}
        lines={[t("closing.kept.organizations"), t("closing.kept.invoices"), t("closing.kept.log")]}
      />
      {obstacles.length === 0 && <CloseForm />}
    </Page>
  );
}

function Told({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <List spacing={4}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </section>
  );
}

function InTheWay({ obstacle }: { readonly obstacle: Obstacle }) {
  const { t } = useTranslation("identity");
  const { provider } = useInstallation();
  const icon = <IconAlertTriangle aria-hidden />;
  if (obstacle.kind === "last_administrator") {
    return (
      <Alert color="yellow" icon={icon}>
        <Text fw={550}>{t("closing.way_out")}</Text>
        <Text size="sm">{t("closing.last_administrator", { provider: provider.name })}</Text>
      </Alert>
    );
  }
  const { name, organizationId } = obstacle;
  return (
    <Alert color="yellow" icon={icon}>
      <Stack gap="xs">
        <Text fw={550}>{t("closing.way_out")}</Text>
        <Text size="sm">{t("closing.last_legal_representative", { name })}</Text>
        <Group gap="sm">
          <ButtonLink
            to="/o/$organizationId/users/members"
            params={{ organizationId }}
            size="xs"
            variant="default"
          >
            {t("closing.to_members", { name })}
          </ButtonLink>
          <ButtonLink
            to="/o/$organizationId/organization/details"
            params={{ organizationId }}
            size="xs"
            variant="default"
          >
            {t("closing.to_details", { name })}
          </ButtonLink>
        </Group>
      </Stack>
    </Alert>
  );
}

function CloseForm() {
  const { t } = useTranslation("identity");
  const act = useCloseAccount();
  const form = useActForm({
    initialValues: { password: "" },
    labels: { password: t("field.password") },
    schema: closeAccount.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: () => {
      forgetOrganizations();
      window.location.assign("/closed");
    },
  });
  return (
    <Form act={form} submit={t("closing.submit")} isLoss asksBeforeLeaving={false}>
      <PasswordInput {...form.field("password")} autoComplete="current-password" />
    </Form>
  );
}
