import { Alert, Anchor, List, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { MouseEvent, ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../problem-text.ts";
import type { ActForm } from "./use-act-form.ts";

interface ErrorSummaryProps<Values extends object> {
  readonly act: ActForm<Values>;
  readonly ref: Ref<HTMLDivElement>;
}

/** All errors of a form in one place, each leading to its field; and what the server refused as a whole. */
export function ErrorSummary<Values extends object>({ act, ref }: ErrorSummaryProps<Values>) {
  const { t } = useTranslation();
  const order = Object.keys(act.labels);
  const errors = Object.entries<ReactNode>(act.form.errors)
    .filter(([, message]) => Boolean(message))
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  const { problem } = act;
  if (errors.length === 0 && !problem) return null;
  const title = errors.length > 0 ? t("form.errors", { count: errors.length }) : undefined;
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle aria-hidden />}
      title={title}
      role="alert"
      tabIndex={-1}
      ref={ref}
    >
      {errors.length === 0 && problem && (
        <Text size="sm" c="var(--mantine-color-text)">
          {problemText(problem)}
        </Text>
      )}
      <List size="sm" listStyleType="none">
        {errors.map(([path, message]) => (
          <List.Item key={path}>
            <Anchor
              href={`#${act.id}-${path}`}
              size="sm"
              lh={1.75}
              c="inherit"
              underline="always"
              onClick={focusField}
            >
              {act.labels[path] ? t("form.field_error", { label: act.labels[path], message }) : message}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function focusField(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  const id = event.currentTarget.getAttribute("href")?.slice(1) ?? "";
  document.getElementById(id)?.focus();
}
