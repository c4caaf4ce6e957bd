import { Alert, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { type AnswerOf, Email } from "../../../common/contract.ts";
import type { MemberRole } from "../../../common/permissions.ts";
import {
  invitePeople,
  mostAtOnce,
} from "../../../server/domains/organizations/invitations/invitation.contract.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { useInvitePeople } from "../../hooks/invitations.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { type Language, languageNames } from "../../language/language.ts";
import { currentLanguage } from "../../language/words.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { RoleFields } from "./RoleFields.tsx";

type Outcome = AnswerOf<typeof invitePeople>["items"][number];

/** The addresses stand in one field: what is wrong with any of them is told there. */
const schema = invitePeople.body.extend({
  emails: z
    .array(z.string())
    .min(1, { error: "field.required" })
    .max(mostAtOnce, { error: "field.too_long" })
    .refine((all) => all.every((one) => Email.safeParse(one).success), { error: "field.email" }),
});

/** Invites people into the organization, several at once (ORG-4). */
export function InvitePage() {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const { languages } = useInstallation();
  const mayAppoint = useMay("legal_representatives.appoint");
  const [passedOver, setPassedOver] = useState<readonly Outcome[]>([]);
  const act = useInvitePeople();
  const form = useActForm({
    initialValues: {
      emails: "",
      role: "collaborator" as MemberRole,
      hasBilling: false,
      language: currentLanguage() as Language,
    },
    labels: {
      emails: t("invitation.emails"),
      role: t("invitation.role"),
      hasBilling: t("member.has_billing"),
      language: t("invitation.language"),
    },
    schema,
    bodyOf: (values) => ({ ...values, emails: values.emails.split(/[\s,;]+/).filter(Boolean) }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: async ({ items }) => {
      const count = items.filter(({ outcome }) => outcome === "invited").length;
      if (count > 0) notifications.show({ message: t("invitation.done", { count }), color: "green" });
      setPassedOver(items.filter(({ outcome }) => outcome !== "invited"));
      if (count === items.length)
        await navigate({ to: "/o/$organizationId/users/invitations", params: { organizationId } });
    },
  });
  return (
    <Page title={t("members.invite")} lead={t("invitation.invite_lead")} width="form">
      {passedOver.length > 0 && <PassedOver outcomes={passedOver} />}
      <Form act={form} submit={t("invitation.send")}>
        <Textarea
          {...form.field("emails")}
          description={t("invitation.emails_help")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autosize
          minRows={3}
          maxRows={mostAtOnce}
          autoComplete="off"
        />
        <RoleFields field={form.field} values={form.form.values} mayAppoint={mayAppoint} />
        <NativeSelect
          {...form.field("language")}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </Form>
    </Page>
  );
}

/** Who was not invited, and why. */
function PassedOver({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  return (
    <Alert color="orange" role="alert">
      <Stack gap="xs" align="start">
        {outcomes.map(({ email, outcome }) => (
          <Text key={email} size="sm" c="var(--mantine-color-text)">
            {t(outcome === "already_member" ? "invitation.already_member" : "invitation.already_invited", {
              address: email,
            })}
          </Text>
        ))}
        <ButtonLink
          to="/o/$organizationId/users/invitations"
          params={{ organizationId }}
          size="xs"
          variant="default"
        >
          {t("invitation.to_list")}
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
