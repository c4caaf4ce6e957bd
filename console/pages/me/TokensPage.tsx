import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconKey } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type ApiToken, tokensQuery, useRevokeToken } from "../../hooks/tokens.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";
import { DataRows } from "../../ui/DataList.tsx";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { CreateTokenDialog } from "./CreateTokenDialog.tsx";
import { scopeName } from "./scope-name.ts";

/** One's API tokens (API-2): what each may do, until when, and when it was used last. */
export function TokensPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { items } = useSuspenseQuery(tokensQuery()).data;
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={t("console:menu.tokens")}
      lead={
        <>
          {t("token.lead")} <Anchor href="/api/docs">{t("token.reference")}</Anchor>
        </>
      }
      action={<Button onClick={() => setCreating(true)}>{t("token.create")}</Button>}
    >
      {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      {items.length === 0 ? (
        <EmptyState icon={IconKey} text={t("token.empty")} />
      ) : (
        <TokenRows tokens={items} />
      )}
    </Page>
  );
}

function TokenRows({ tokens }: { readonly tokens: readonly ApiToken[] }) {
  const { t } = useTranslation(["identity", "console"]);
  return (
    <DataRows
      label={t("console:menu.tokens")}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        { id: "name", label: t("token.name"), main: true, value: (token) => <TokenName token={token} /> },
        {
          id: "scopes",
          label: t("token.scopes"),
          value: ({ scopes, organization }) => (
            <>
              <Text size="sm">{scopes.map((scope) => t(`token.scope.${scopeName(scope)}`)).join(" · ")}</Text>
              <Text size="sm" c="dimmed">
                {organization?.name ?? t("token.everywhere")}
              </Text>
            </>
          ),
        },
        { id: "expires", label: t("token.expires"), value: ({ expiresAt }) => <DayOf at={expiresAt} /> },
        { id: "last", label: t("token.last_used"), value: (token) => <LastUse token={token} /> },
        { id: "acts", label: "", align: "end", value: (token) => <RevokeToken token={token} /> },
      ]}
    />
  );
}

function TokenName({ token: { name, start, state } }: { readonly token: ApiToken }) {
  const { t } = useTranslation("identity");
  return (
    <Stack gap={2} align="flex-start">
      {name}
      <Text size="sm" c="dimmed" className="figures">
        {start}…
      </Text>
      {state !== "active" && (
        <Badge color="gray" variant="light" tt="none" fw={550}>
          {t(`token.state.${state}`)}
        </Badge>
      )}
    </Stack>
  );
}

function LastUse({ token: { lastUsedAt, lastUsedAddress } }: { readonly token: ApiToken }) {
  const { t } = useTranslation("identity");
  if (!lastUsedAt) return t("token.never_used");
  return (
    <>
      <Moment at={lastUsedAt} />
      {lastUsedAddress && (
        <Text size="sm" c="dimmed">
          {t("token.last_used_from", { address: lastUsedAddress })}
        </Text>
      )}
    </>
  );
}

function RevokeToken({ token: { id, name } }: { readonly token: ApiToken }) {
  const { t } = useTranslation(["identity", "console"]);
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeToken();
  const confirm = () =>
    revoke.mutateAsync({ params: { tokenId: id } }).then(() => {
      setAsking(false);
      notifications.show({ message: t("token.revoked"), color: "green" });
    }, shownByAct);
  return (
    <Group justify="flex-end">
      <Button
        variant="default"
        size="xs"
        onClick={() => setAsking(true)}
        aria-label={`${t("token.revoke")}: ${name}`}
      >
        {t("token.revoke")}
      </Button>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("token.revoke_title", { name })}
        act={t("token.revoke")}
        keep={t("console:action.cancel")}
        isLoss
        pending={revoke.isPending}
        problem={revoke.error}
        onConfirm={confirm}
      >
        <Text>{t("token.revoke_text")}</Text>
      </ConfirmAct>
    </Group>
  );
}
