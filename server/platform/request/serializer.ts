import fastJsonStringify from "fast-json-stringify";
import { z } from "zod";

/** Turns an answer into JSON by its contract: an allow-list, so that a column nobody named never leaves. */
export function serializerOf(schema: z.ZodType): (answer: unknown) => string {
  const json = z.toJSONSchema(schema, { io: "output", target: "draft-7", unrepresentable: "any" });
  return fastJsonStringify(simplify(json) as fastJsonStringify.AnySchema);
}

/** Writes `anyOf [X, null]` as a nullable X, which needs no look at the value to choose; drops what only checks. */
function simplify(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(simplify);
  if (typeof schema !== "object" || schema === null) return schema;
  const {
    anyOf,
    pattern: _p,
    format: _f,
    $schema: _s,
    minimum: _min,
    maximum: _max,
    ...rest
  } = schema as Record<string, unknown>;
  if (Array.isArray(anyOf)) {
    const others = anyOf.filter((one) => (one as { type?: string }).type !== "null");
    if (others.length === 1 && others.length < anyOf.length)
      return { ...(simplify(others[0]) as object), nullable: true };
    return { ...rest, anyOf: anyOf.map(simplify) };
  }
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, simplifyPart(key, value)]));
}

function simplifyPart(key: string, value: unknown): unknown {
  if (key === "const" || key === "enum" || key === "required") return value;
  // The keys of `properties` are names of ours, not words of JSON Schema.
  if (key === "properties")
    return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, simplify(part)]));
  return simplify(value);
}
