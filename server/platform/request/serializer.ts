import { z } from "zod";

type Value = Readonly<Record<string, unknown>>;
/** Gives back a value without what the contract does not name; the value itself where there is nothing to take out. */
type Keep = (value: unknown) => unknown;

/** Turns an answer into JSON by its contract: an allow-list, so that a column nobody named never leaves. */
export function serializerOf(schema: z.ZodType): (answer: unknown) => string {
  const keep = keeperOf(schema);
  return (answer) => JSON.stringify(keep(answer));
}

const all: Keep = (value) => value;

function keeperOf(schema: z.core.$ZodType): Keep {
  if (schema instanceof z.ZodObject) return keepProperties(schema.shape);
  if (schema instanceof z.ZodArray) return keepEach(keeperOf(schema.element));
  if (schema instanceof z.ZodRecord) return keepEntries(keeperOf(schema.valueType));
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return keeperOf(schema.unwrap());
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault) return keeperOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return keepOption(schema.options);
  if (isPlain(schema)) return all;
  throw new Error(`an answer cannot be made of ${schema._zod.def.type}`);
}

const plain = ["string", "number", "int", "boolean", "enum", "literal", "null", "unknown"];

function isPlain(schema: z.core.$ZodType): boolean {
  return plain.includes(schema._zod.def.type);
}

function keepProperties(shape: Readonly<Record<string, z.core.$ZodType>>): Keep {
  const keepers = new Map(Object.entries(shape).map(([name, schema]) => [name, keeperOf(schema)]));
  const nested = [...keepers].filter(([, keep]) => keep !== all);
  return (value) => {
    if (typeof value !== "object" || value === null) return value;
    const source = value as Value;
    // Most answers name just what the contract names: nothing to copy then.
    let isSame = true;
    for (const name in source) if (!keepers.has(name)) isSame = false;
    for (const [name, keep] of nested) if (isSame && keep(source[name]) !== source[name]) isSame = false;
    if (isSame) return value;
    return Object.fromEntries([...keepers].map(([name, keep]) => [name, keep(source[name])]));
  };
}

function keepEach(keep: Keep): Keep {
  if (keep === all) return all;
  return (value) => {
    if (!Array.isArray(value)) return value;
    return value.every((item) => keep(item) === item) ? value : value.map(keep);
  };
}

function keepEntries(keep: Keep): Keep {
  if (keep === all) return all;
  return (value) =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, keep(entry)]))
      : value;
}

/** Objects of a union are told apart by parsing, which is slow but seldom: few answers have them. */
function keepOption(options: readonly z.core.$ZodType[]): Keep {
  if (options.every(isPlain)) return all;
  const keepers = options.map((option) => [option, keeperOf(option)] as const);
  return (value) => {
    const [, keep] = keepers.find(([option]) => z.safeParse(option, value).success) ?? [];
    if (!keep) throw new Error("an answer is none of what its contract names");
    return keep(value);
  };
}
