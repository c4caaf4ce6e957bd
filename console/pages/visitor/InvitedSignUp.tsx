import { NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signUpInvited } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { useSignUpInvited } from "../../hooks/invitations.ts";
import { readSessionAgain } from "../../hooks/session.ts";
import { type Language, languageNames } from "../../language/language.ts";
import { currentLanguage } from "../../language/words.ts";
import { Form } from "../../ui/form/Form.tsx";
import { NewPasswordField } from "../../ui/form/NewPasswordField.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";

interface InvitedSignUpProps {
  readonly token: string;
  /** The invited address: it is the account's, and cannot be changed here. */
  readonly email: string;
}

/** Makes the account of somebody who was invited, and joins the organization (ACC-1). */
export function InvitedSignUp({ token, email }: InvitedSignUpProps) {
  const { t } = useTranslation(["organizations", "identity"]);
  const { languages } = useInstallation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const act = useSignUpInvited();
  const form = useActForm({
    initialValues: { firstName: "", lastName: "", password: "", language: currentLanguage() as Language },
    labels: {
      firstName: t("identity:field.first_name"),
      lastName: t("identity:field.last_name"),
      password: t("identity:field.password"),
      language: t("identity:field.language"),
    },
    schema: signUpInvited.body,
    bodyOf: (values) => ({ ...values, token }),
    submit: (body) => act.mutateAsync({ body }),
    onDone: async ({ organizationId }) => {
      await readSessionAgain(client);
      await navigate({ to: "/o/$organizationId", params: { organizationId } });
    },
  });
  return (
    <>
      <Text size="sm">{t("invitation.new_account")}</Text>
      <Form
        act={form}
        submit={t("invitation.create")}
        fullWidth
        secondary={
          form.problem?.code === "organizations.invitation_has_account" && (
            <ButtonLink
              to="/sign-in"
              search={{ next: `/invitation?token=${encodeURIComponent(token)}` }}
              variant="default"
            >
              {t("invitation.sign_in_now")}
            </ButtonLink>
          )
        }
      >
        <TextInput
          label={t("identity:field.email")}
          value={email}
          type="email"
          autoComplete="username"
          readOnly
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...form.field("firstName")} autoComplete="given-name" />
          <TextInput {...form.field("lastName")} autoComplete="family-name" />
        </SimpleGrid>
        <NewPasswordField {...form.field("password")} />
        <NativeSelect
          {...form.field("language")}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </Form>
    </>
  );
}
