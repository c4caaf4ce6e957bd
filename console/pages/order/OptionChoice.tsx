import { Checkbox, Text } from "@mantine/core";
import type { Plan } from "../../hooks/catalogue.ts";
import type { FieldProps } from "../../ui/form/use-act-form.ts";
import { usePeriodPrice } from "../products/period-price.ts";
import { optionsFor } from "./chosen-lines.ts";
import classes from "./OrderingPage.module.css";

interface OptionChoiceProps {
  readonly plan: Plan;
  readonly period: "month" | "year";
  readonly field: FieldProps;
}

/** The options that a plan has for a period, each with its price, to be ticked (CAT-1). */
export function OptionChoice({ plan, period, field }: OptionChoiceProps) {
  const price = usePeriodPrice();
  const options = optionsFor(plan, period);
  if (options.length === 0) return null;
  return (
    <Checkbox.Group {...field}>
      <div className={classes.periods}>
        {options.map(({ id, name, summary, prices }) => (
          <Checkbox.Card key={id} value={id} className={classes.period} aria-label={name}>
            <Checkbox.Indicator />
            <span>
              <Text component="span" display="block" fw={600}>
                {name}
              </Text>
              <Text component="span" display="block" size="sm" c="dimmed">
                {summary}
              </Text>
              {prices
                .filter((one) => one.period === period)
                .map(({ minor, currency }) => (
                  <Text key={currency} component="span" display="block" size="sm" className="figures">
                    {price(minor, currency, period)}
                  </Text>
                ))}
            </span>
          </Checkbox.Card>
        ))}
      </div>
    </Checkbox.Group>
  );
}
