import i18next from "i18next";
import type { z } from "zod";

/** The sentence for a field that does not fit its contract: by its code (`field.required`), else by what is wrong. */
export function fieldMessage(issue: z.core.$ZodIssue): string {
  const code = issue.message.startsWith("field.") ? issue.message : codeOf(issue);
  const key = `platform:${code}`;
  const values = { ...issue } as Record<string, unknown>;
  return i18next.t((i18next.exists(key) ? key : "platform:field.wrong") as "platform:field.wrong", values);
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big") return "field.too_long";
  if (issue.code === "too_small" || (issue.code === "invalid_type" && issue.input === undefined)) {
    return "field.required";
  }
  return "field.wrong";
}
