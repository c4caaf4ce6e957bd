import { Fieldset, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ActForm } from "../../../ui/form/use-act-form.ts";
import { planLanguages } from "./plan-values.ts";

/** Labels of the fields by their path, for the summary of errors. */
export function usePlanTextLabels(): Record<string, string> {
  const { t } = useTranslation("staff");
  const languageName = useLanguageName();
  return Object.fromEntries(
    planLanguages.flatMap((code) => {
      const language = languageName(code);
      return [
        [`names.${code}`, t("catalogue.name_in", { language })],
        [`summaries.${code}`, t("catalogue.summary_in", { language })],
        [`features.${code}`, t("catalogue.features_in", { language })],
      ];
    }),
  );
}

function useLanguageName() {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames([i18n.language], { type: "language" });
  return (code: string) => names.of(code) ?? code;
}

/** Name, summary and features of a plan in each language: customers read them in their own. */
export function PlanTextFields<Values extends object>({ act }: { readonly act: ActForm<Values> }) {
  const { t } = useTranslation("staff");
  const languageName = useLanguageName();
  return planLanguages.map((code) => (
    <Fieldset key={code} legend={t("catalogue.texts_in", { language: languageName(code) })}>
      <Stack gap="sm">
        <TextInput {...act.field(`names.${code}`)} lang={code} maxLength={80} />
        <TextInput {...act.field(`summaries.${code}`)} lang={code} maxLength={200} />
        <Textarea {...act.field(`features.${code}`)} lang={code} autosize minRows={2} maxRows={12} />
      </Stack>
    </Fieldset>
  ));
}
