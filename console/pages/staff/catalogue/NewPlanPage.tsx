import { Checkbox, Fieldset, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  createPlan,
  vatClasses,
} from "../../../../server/domains/catalogue/staff-plans/staff-plan.contract.ts";
import { useInstallation } from "../../../hooks/installation.ts";
import { catalogueFrameQuery, useCreatePlan } from "../../../hooks/staff/plans.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PlanTextFields, usePlanTextLabels } from "./PlanTextFields.tsx";
import { firstPrices, inLanguages, pricesOf, textsOf } from "./plan-values.ts";

/** A new plan of a family with texts and first prices (CAT-1). */
export function NewPlanPage() {
  const { t } = useTranslation("staff");
  const navigate = useNavigate();
  const { families, modules } = useSuspenseQuery(catalogueFrameQuery()).data;
  const form = useNewPlanForm({ familyId: families[0]?.id ?? "", module: modules[0] ?? "" }, (planId) =>
    navigate({ to: "/staff/catalogue/$planId", params: { planId } }),
  );
  return (
    <Page title={t("catalogue.new_plan")} lead={t("catalogue.new_lead")} width="form">
      <Form
        act={form}
        submit={t("catalogue.create")}
        secondary={
          <ButtonLink variant="default" to="/staff/catalogue">
            {t("catalogue.cancel")}
          </ButtonLink>
        }
      >
        <NativeSelect
          {...form.field("familyId")}
          data={families.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput {...form.field("id")} description={t("catalogue.identifier_help")} maxLength={50} />
        <TextInput {...form.field("rank")} inputMode="numeric" />
        <NativeSelect
          {...form.field("vatClass")}
          data={vatClasses.map((value) => ({ value, label: t(`catalogue.vat.${value}`) }))}
        />
        <NativeSelect {...form.field("module")} data={modules} />
        <PlanTextFields act={form} />
        <Fieldset legend={t("catalogue.first_prices")}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t("catalogue.empty_price")}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {firstPrices.map(({ key }) => (
                <TextInput key={key} {...form.field(`typed.${key}`)} inputMode="decimal" autoComplete="off" />
              ))}
            </SimpleGrid>
            <TextInput {...form.field("validFrom")} type="date" description={t("catalogue.day_help")} />
          </Stack>
        </Fieldset>
        <Checkbox
          {...form.form.getInputProps("isOffered", { type: "checkbox" })}
          label={t("catalogue.offered")}
        />
      </Form>
    </Page>
  );
}

interface First {
  readonly familyId: string;
  readonly module: string;
}

function useNewPlanForm(first: First, onCreated: (planId: string) => Promise<void>) {
  const { t } = useTranslation("staff");
  const { today } = useInstallation();
  const act = useCreatePlan();
  const texts = usePlanTextLabels();
  const empty = () => inLanguages(() => "");
  const typed: Record<string, string> = Object.fromEntries(firstPrices.map(({ key }) => [key, ""]));
  return useActForm({
    initialValues: {
      ...{ ...first, id: "", rank: "", vatClass: vatClasses[0] as (typeof vatClasses)[number] },
      ...{ names: empty(), summaries: empty(), features: empty() },
      ...{ typed, validFrom: today, isOffered: true },
    },
    labels: {
      ...texts,
      ...Object.fromEntries(
        firstPrices.map(({ key, period, currency }) => [
          `typed.${key}`,
          t(`catalogue.price_of.${period}`, { currency }),
        ]),
      ),
      ...Object.fromEntries(firstPrices.map((_, at) => [`prices.${at}.minor`, t("catalogue.first_prices")])),
      familyId: t("catalogue.family"),
      id: t("catalogue.identifier"),
      rank: t("catalogue.rank"),
      vatClass: t("catalogue.vat_class"),
      module: t("catalogue.module"),
      prices: t("catalogue.first_prices"),
      validFrom: t("catalogue.valid_from"),
    },
    schema: createPlan.body,
    bodyOf: ({ typed, rank, names, summaries, features, ...values }) => ({
      ...values,
      ...textsOf({ rank, names, summaries, features }),
      prices: pricesOf(typed),
    }),
    submit: (body) => act.mutateAsync({ body }),
    onDone: ({ id }) => {
      notifications.show({ message: t("catalogue.created"), color: "green" });
      return onCreated(id);
    },
  });
}
