import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type TokenScope, tokenScopes } from "../../../common/permissions.ts";
import { createToken, tokenDays } from "../../../server/domains/identity/tokens/token.contract.ts";
import { useSession } from "../../hooks/session.ts";
import { type NewApiToken, useCreateToken } from "../../hooks/tokens.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { scopeName } from "./scope-name.ts";

/** Makes an API token: what it may do and how long; then shows it, once (API-2). */
export function CreateTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("identity");
  const [made, setMade] = useState<NewApiToken>();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(made ? "token.made_title" : "token.create")}
      size="lg"
    >
      {made ? <Made token={made.token} onDone={onClose} /> : <TokenForm onMade={setMade} />}
    </Modal>
  );
}

const helpBelow = ["label", "input", "description", "error"] as const;

function TokenForm({ onMade }: { readonly onMade: (token: NewApiToken) => void }) {
  const { t } = useTranslation("identity");
  const { organizations } = useSession();
  const create = useCreateToken();
  const form = useActForm({
    initialValues: { name: "", days: "90", organizationId: "", scopes: [] as TokenScope[] },
    labels: {
      name: t("token.name"),
      days: t("token.days"),
      organizationId: t("token.where"),
      scopes: t("token.scopes"),
    },
    schema: createToken.body,
    bodyOf: ({ days, organizationId, ...values }) => ({
      ...values,
      days: tokenDays.find((one) => String(one) === days) ?? 7,
      organizationId: organizationId || null,
    }),
    submit: (body) => create.mutateAsync({ body }),
    onDone: onMade,
  });
  return (
    <Form act={form} submit={t("token.create")}>
      <TextInput
        {...form.field("name")}
        description={t("token.name_help")}
        inputWrapperOrder={[...helpBelow]}
        autoComplete="off"
        maxLength={60}
        data-autofocus
      />
      <NativeSelect
        {...form.field("days")}
        data={tokenDays.map((days) => ({ value: String(days), label: t("token.days_option", { days }) }))}
      />
      <NativeSelect
        {...form.field("organizationId")}
        data={[
          { value: "", label: t("token.everywhere") },
          ...organizations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Checkbox.Group
        {...form.field("scopes")}
        description={t("token.scopes_help")}
        inputWrapperOrder={[...helpBelow]}
      >
        <Stack gap="xs" my="xs">
          {tokenScopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`token.scope.${scopeName(scope)}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Form>
  );
}

function Made({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const { t } = useTranslation("identity");
  return (
    <Stack>
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
        <Text size="sm" c="var(--mantine-color-text)">
          {t("token.made_text")}
        </Text>
      </Alert>
      <Copyable value={token} label={t("token.value")} />
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          {t("token.done")}
        </Button>
      </Group>
    </Stack>
  );
}
