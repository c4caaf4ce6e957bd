import { Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { ExportPeriod } from "../../../server/domains/billing/exports/export.contract.ts";
import { fieldMessage } from "./field-message.ts";

export type Period = z.output<typeof ExportPeriod>;

/** The period as programs take it; undefined while it is none. */
export function checkedPeriod(period: Period): Period | undefined {
  return ExportPeriod.safeParse(period).data;
}

interface PeriodFieldsProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

/** First and last day of a period of a year at most. */
export function PeriodFields({ period, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation("console");
  const { error } = ExportPeriod.safeParse(period);
  const day = (field: keyof Period) => {
    const issue = error?.issues.find(({ path }) => path[0] === field);
    return {
      type: "date" as const,
      label: t(`period.${field}`),
      value: period[field],
      error: issue && fieldMessage(issue),
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
        onChange({ ...period, [field]: currentTarget.value }),
    };
  };
  return (
    <Group align="flex-start" grow>
      <TextInput {...day("from")} />
      <TextInput {...day("to")} />
    </Group>
  );
}
