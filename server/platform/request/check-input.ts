import type { z } from "zod";
import { AppError, type FieldError } from "../errors.ts";

/** The input as its contract describes it; keys that the contract does not name are left out, mistakes are told by field. */
export function checkInput(
  schema: z.ZodType | undefined,
  value: unknown,
  where: "params" | "query" | "body",
): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? (where === "body" ? undefined : {}));
  // An id that is none names nothing.
  if (!result.success && where === "params") throw new AppError("platform.not_found");
  if (!result.success) throw new AppError("platform.invalid_input", {}, result.error.issues.map(fieldError));
  if (!isStorable(result.data)) throw new AppError("platform.malformed_request");
  return result.data;
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join(".");
  const known = /^[a-z_]+\.[a-z_]+$/.test(issue.message);
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return { path, code: missing ? "field.required" : known ? issue.message : "field.wrong" };
}

/** PostgreSQL keeps neither the character NUL nor half of a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value === "object" && value !== null) return Object.values(value).every(isStorable);
  return true;
}
