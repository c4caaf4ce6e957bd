import { z } from "zod";
import type { StatedMovement } from "./account-statement.ts";

const Minor = z.string().transform(BigInt);
const Movements = z.array(
  z.object({
    currency: z.string(),
    bookedOn: z.string(),
    kind: z.string(),
    document: z.string().nullable(),
    owedMinor: Minor,
    prepaidMinor: Minor,
  }),
);

/** Movements on their way to the thread that draws them. */
export function packMovements(movements: readonly StatedMovement[]): Uint8Array {
  return Buffer.from(
    JSON.stringify(movements, (_key, value) => (typeof value === "bigint" ? value.toString() : value)),
  );
}

/** The movements as they were packed, one after the other. */
export async function* unpackMovements(parts: AsyncIterable<Uint8Array>): AsyncGenerator<StatedMovement> {
  for await (const part of parts) {
    yield* Movements.parse(JSON.parse(Buffer.from(part).toString()));
  }
}
