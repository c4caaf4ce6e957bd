import { Checkbox, Fieldset, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePlan } from "../../../../server/domains/catalogue/staff-plans/staff-plan.contract.ts";
import { type PlanDetails, planDetailsQuery, useChangePlan } from "../../../hooks/staff/plans.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PlanTextFields, usePlanTextLabels } from "./PlanTextFields.tsx";
import { inLanguages, textsOf } from "./plan-values.ts";

/** Rank and texts of a plan, whether it is offered, and which of its options are (CAT-1). */
export function EditPlanPage() {
  const { t, i18n } = useTranslation("staff");
  const { planId } = useParams({ from: "/staff/catalogue/$planId/edit" });
  const read = useSuspenseQuery(planDetailsQuery(planId)).data;
  // What was read first is changed: a later revision is somebody else's, and the server says so.
  const [plan] = useState(read);
  const name = Object.entries(plan.names).find(([code]) => code === i18n.language)?.[1];
  return (
    <Page
      title={t("catalogue.edit_title", { plan: name ?? plan.names.en })}
      lead={t("catalogue.edit_lead")}
      width="form"
    >
      <EditForm plan={plan} />
    </Page>
  );
}

function EditForm({ plan }: { readonly plan: PlanDetails }) {
  const { t } = useTranslation("staff");
  const { id: planId, options } = plan;
  const form = useEditForm(plan);
  return (
    <Form
      act={form}
      submit={t("catalogue.save_plan")}
      secondary={
        <ButtonLink variant="default" to="/staff/catalogue/$planId" params={{ planId }}>
          {t("catalogue.cancel")}
        </ButtonLink>
      }
    >
      <Checkbox
        {...form.form.getInputProps("isOffered", { type: "checkbox" })}
        label={t("catalogue.offered")}
      />
      <TextInput {...form.field("rank")} inputMode="numeric" />
      {options.length > 0 ? (
        <Checkbox.Group {...form.form.getInputProps("optionsOffered")} label={t("catalogue.options")}>
          <Stack gap="xs" mt="xs">
            {options.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : (
        <Fieldset legend={t("catalogue.options")}>
          <Text size="sm">{t("catalogue.no_options")}</Text>
        </Fieldset>
      )}
      <PlanTextFields act={form} />
    </Form>
  );
}

function useEditForm(plan: PlanDetails) {
  const { t } = useTranslation("staff");
  const navigate = useNavigate();
  const act = useChangePlan();
  const labels = usePlanTextLabels();
  const { id: planId, revision } = plan;
  return useActForm({
    initialValues: {
      ...{ rank: String(plan.rank), names: plan.names, summaries: plan.summaries },
      features: inLanguages((language) => plan.features[language].join("\n")),
      isOffered: plan.isOffered,
      optionsOffered: plan.options.filter(({ isOffered }) => isOffered).map(({ id }) => id),
    },
    labels: { ...labels, rank: t("catalogue.rank") },
    schema: changePlan.body,
    bodyOf: ({ isOffered, optionsOffered, ...texts }) => ({
      ...{ revision, isOffered, optionsOffered },
      ...textsOf(texts),
    }),
    submit: (body) => act.mutateAsync({ params: { planId }, body }),
    onDone: () => {
      notifications.show({ message: t("catalogue.saved"), color: "green" });
      return navigate({ to: "/staff/catalogue/$planId", params: { planId } });
    },
  });
}
