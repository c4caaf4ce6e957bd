import { Card, Group, NumberInput, Radio, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { priceOrder } from "../../../server/domains/orders/orders/order.contract.ts";
import { ApiProblem } from "../../api/problem.ts";
import { type Cart, type CartLine, mostLines, mostOfLine } from "../../hooks/cart.ts";
import type { Family, Plan } from "../../hooks/catalogue.ts";
import { usePriceOrder } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { PlanIcon } from "../../ui/PlanIcon.tsx";
import { optionsFor } from "./chosen-lines.ts";
import { Features } from "./Features.tsx";
import { OptionChoice } from "./OptionChoice.tsx";
import classes from "./OrderingPage.module.css";
import { OrderSteps } from "./OrderSteps.tsx";
import { useStepFocus } from "./use-step-focus.ts";

interface ConfigureStepProps {
  readonly plan: Plan;
  readonly family: Family;
  readonly cart: Cart;
}

/** Period, quantity and name of a chosen plan. */
export function ConfigureStep({ plan, family, cart }: ConfigureStepProps) {
  const { t } = useTranslation(["orders", "console"]);
  useStepFocus("plan");
  return (
    <Page title={t("console:menu.order")} lead={t("page.ordering.lead")}>
      <OrderSteps step="choose" mayCheck={cart.lines.length > 0} />
      <div className={classes.columns}>
        <section aria-labelledby="plan">
          <Group gap="sm" mb="lg" wrap="nowrap">
            <PlanIcon icon={family.icon} />
            <Title order={2} id="plan" tabIndex={-1} className={classes.heading}>
              {plan.name}
            </Title>
          </Group>
          {cart.lines.length < mostLines ? (
            <ConfigureForm plan={plan} cart={cart} />
          ) : (
            <Text>{t("page.configure.full", { count: mostLines })}</Text>
          )}
        </section>
        <Card component="aside" aria-label={t("page.configure.included", { plan: plan.name })}>
          <Stack gap="sm">
            <Text size="sm">{plan.summary}</Text>
            <Features features={plan.features} />
          </Stack>
        </Card>
      </div>
    </Page>
  );
}

function ConfigureForm({ plan, cart }: Omit<ConfigureStepProps, "family">) {
  const { t } = useTranslation(["orders", "catalogue", "platform"]);
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const { period: wanted } = useSearch({ from: "/o/$organizationId/order" });
  const price = usePriceOrder();
  const first = plan.prices.find(({ period }) => period === wanted) ?? plan.prices[0];
  const wantedLine = (line: CartLine) => lineOf(plan, line);
  const form = useActForm({
    initialValues: {
      lines: [
        {
          planId: plan.id,
          period: first?.period ?? "year",
          quantity: 1,
          label: "",
          optionIds: [],
        } as CartLine,
      ],
    },
    labels: {
      "lines.0.period": t("page.configure.period"),
      "lines.0.quantity": t("page.configure.quantity"),
      "lines.0.optionIds": t("catalogue:page.options.title"),
      "lines.0.label": t(plan.needsLabel ? "page.configure.domain" : "page.configure.label"),
    },
    schema: priceOrder.body,
    bodyOf: ({ lines }) => ({ lines: lines.map(wantedLine) }),
    // The server prices the line as it would be ordered, so that what it refuses is said here and not at the end.
    submit: (body) => price.mutateAsync({ params: { organizationId }, body }).catch(namingTheField),
    onDone: async (_, { lines: [line] }) => {
      if (line) cart.add(wantedLine(line));
      notifications.show({ message: t("page.cart.added", { name: line?.label?.trim() || plan.name }) });
      await navigate({ to: ".", search: (old) => ({ ...old, plan: undefined }) });
    },
  });
  const chosenPeriod = form.form.values.lines[0]?.period ?? "year";
  return (
    <Form
      act={form}
      submit={t("page.configure.add")}
      asksBeforeLeaving={false}
      secondary={
        <ButtonLink
          variant="default"
          to="/o/$organizationId/order"
          params={{ organizationId }}
          search={(old) => ({ ...old, plan: undefined })}
        >
          {t("page.configure.back")}
        </ButtonLink>
      }
    >
      <Radio.Group {...form.field("lines.0.period")}>
        <div className={classes.periods}>
          {plan.prices.map(({ period, minor, currency }) => (
            <Radio.Card key={period} value={period} className={classes.period}>
              <Radio.Indicator />
              <span>
                <Text component="span" fw={600}>
                  <Money minor={minor} currency={currency} />
                </Text>{" "}
                <Text component="span" size="sm" c="dimmed">
                  {t(`catalogue:page.per.${period}`)}
                </Text>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <OptionChoice plan={plan} period={chosenPeriod} field={form.field("lines.0.optionIds")} />
      {!plan.needsLabel && (
        <NumberInput
          {...form.field("lines.0.quantity")}
          min={1}
          max={mostOfLine}
          allowDecimal={false}
          w="8rem"
        />
      )}
      <TextInput
        {...form.field("lines.0.label")}
        required={plan.needsLabel}
        withAsterisk={false}
        description={t(plan.needsLabel ? "page.configure.domain_help" : "page.configure.label_help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </Form>
  );
}

function withoutEmptyLabel({ label = "", ...line }: CartLine): CartLine {
  return label.trim() === "" ? line : { ...line, label: label.trim() };
}

/** The line without an empty name, and without options that its period does not have. */
function lineOf(plan: Plan, { optionIds = [], ...line }: CartLine): CartLine {
  const offered = optionsFor(plan, line.period).map(({ id }) => id);
  const chosen = optionIds.filter((id) => offered.includes(id));
  return { ...withoutEmptyLabel(line), ...(chosen.length > 0 ? { optionIds: chosen } : {}) };
}

/** Says at the field what the server refused about a name. */
function namingTheField(problem: unknown): never {
  if (!(problem instanceof ApiProblem) || !problem.code.startsWith("catalogue.label_")) throw problem;
  const { code, status, message, requestId } = problem;
  throw new ApiProblem(code, status, message, [{ path: "body.lines.0.label", message }], requestId);
}
