import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { updateProfile } from "../../../server/domains/identity/accounts/account.contract.ts";
import { useUpdateProfile } from "../../hooks/accounts.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { useSession } from "../../hooks/session.ts";
import { languageNames } from "../../language/language.ts";
import { showLanguage } from "../../language/words.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { Page } from "../../ui/Page.tsx";
import { AvatarSection } from "./AvatarSection.tsx";
import { ClosingSection } from "./ClosingSection.tsx";
import { EmailSection } from "./EmailSection.tsx";
import { PersonalDataSection } from "./PersonalDataSection.tsx";
import { PhoneSection } from "./PhoneSection.tsx";

/** One's names and language (ACC-3, ACC-8), picture, addresses, telephone, and the way out. */
export function ProfilePage() {
  const { t } = useTranslation(["identity", "console"]);
  const { user } = useSession();
  const { languages } = useInstallation();
  const act = useUpdateProfile();
  const form = useActForm({
    initialValues: { firstName: user.firstName, lastName: user.lastName, language: user.language },
    labels: {
      firstName: t("field.first_name"),
      lastName: t("field.last_name"),
      language: t("field.language"),
    },
    schema: updateProfile.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: async (_, { language }) => {
      await showLanguage(language);
      notifications.show({ message: t("console:saved"), color: "green" });
    },
  });
  return (
    <Page title={t("console:menu.profile")} lead={t("profile.lead")} width="form">
      <Form act={form} submit={t("console:action.save")}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...form.field("firstName")} autoComplete="given-name" />
          <TextInput {...form.field("lastName")} autoComplete="family-name" />
        </SimpleGrid>
        <NativeSelect
          {...form.field("language")}
          description={t("profile.language_help")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </Form>
      <AvatarSection />
      <EmailSection />
      <PhoneSection />
      <PersonalDataSection />
      <ClosingSection />
    </Page>
  );
}
