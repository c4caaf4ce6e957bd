import { Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import {
  type readBillingPreferences,
  updateBillingPreferences,
} from "../../../server/domains/billing/reminders/reminder.contract.ts";
import { billingPreferencesQuery, useUpdateBillingPreferences } from "../../hooks/billing-preferences.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { Facts, Page } from "../../ui/Page.tsx";

type Preferences = AnswerOf<typeof readBillingPreferences>;

/** When the organization is reminded of unpaid invoices (MON-13). */
export function RemindersPage() {
  const { t } = useTranslation("billing");
  const preferences = useSuspenseQuery(billingPreferencesQuery(useOrganizationId())).data;
  return (
    <Page title={t("page.reminders.title")} lead={t("page.reminders.intro")} width="form">
      {preferences.abilities.update ? (
        <ReminderForm key={String(preferences.reminderDays)} preferences={preferences} />
      ) : (
        <Facts facts={[{ label: t("page.reminders.days"), value: preferences.reminderDays.join(", ") }]} />
      )}
    </Page>
  );
}

function ReminderForm({ preferences }: { readonly preferences: Preferences }) {
  const { t } = useTranslation(["billing", "console"]);
  const organizationId = useOrganizationId();
  const act = useUpdateBillingPreferences();
  const { reminderDays, providerDays, isOwn } = preferences;
  const form = useActForm({
    initialValues: { reminderDays: reminderDays.join(", ") },
    labels: { reminderDays: t("page.reminders.days") },
    schema: updateBillingPreferences.body,
    bodyOf: (values) => ({ reminderDays: daysIn(values.reminderDays) }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: () => {
      notifications.show({ message: t("console:saved"), color: "green" });
    },
  });
  return (
    <Form act={form} submit={t("console:action.save")}>
      <TextInput
        {...form.field("reminderDays")}
        description={t("page.reminders.days_description")}
        inputMode="numeric"
        autoComplete="off"
      />
      {isOwn && (
        <Text size="sm" c="dimmed">
          {t("page.reminders.provider_days", { days: providerDays.join(", ") })}
        </Text>
      )}
    </Form>
  );
}

/** The days in a text like "3, 10, 17"; what is no whole number becomes one that is refused. */
function daysIn(text: string): number[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  return parts.map((part) => (/^\d{1,4}$/.test(part) ? Number.parseInt(part, 10) : 0));
}
