import { Alert, Group, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "../api/problem.ts";
import { problemText } from "./problem-text.ts";

interface RefusalProps {
  readonly problem: ApiProblem;
  /** The way out, as a button or link. */
  readonly action?: ReactNode;
}

/** Says why something was refused and offers the way out; the number helps support to find what happened. */
export function Refusal({ problem, action }: RefusalProps) {
  const { t } = useTranslation();
  const unexpected = problem.code === "console.unexpected" || problem.status >= 500;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert">
      <Text size="sm" c="var(--mantine-color-text)">
        {problemText(problem)}
      </Text>
      {unexpected && problem.requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          {t("problem.number", { number: problem.requestId })}
        </Text>
      )}
      {action && <Group mt="sm">{action}</Group>}
    </Alert>
  );
}
