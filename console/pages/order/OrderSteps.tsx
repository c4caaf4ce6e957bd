import { Stepper } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import classes from "./OrderingPage.module.css";

interface OrderStepsProps {
  readonly step: "choose" | "check";
  /** False while there is nothing to check. */
  readonly mayCheck: boolean;
}

/** Where one is on the way from the catalogue to the payment. */
export function OrderSteps({ step, mayCheck }: OrderStepsProps) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const go = (index: number) =>
    void navigate({
      to: "/o/$organizationId/order",
      params: { organizationId },
      search: index === 1 ? { step: "check" } : {},
    });
  return (
    <nav aria-label={t("page.ordering.steps")}>
      <Stepper
        active={step === "choose" ? 0 : 1}
        onStepClick={go}
        size="xs"
        className={classes.steps}
        classNames={{ stepBody: classes.stepBody, steps: classes.stepRow }}
        wrap={false}
      >
        <Stepper.Step label={t("page.ordering.step.choose")} />
        <Stepper.Step label={t("page.ordering.step.check")} allowStepSelect={mayCheck} disabled={!mayCheck} />
        <Stepper.Step label={t("page.ordering.step.pay")} allowStepSelect={false} disabled />
      </Stepper>
    </nav>
  );
}
