import { randomInt } from "node:crypto";
import fc from "fast-check";

/** Draws values at random, the same ones for the same seed. */
export interface Chance {
  readonly seed: number;
  draw<T>(from: fc.Arbitrary<T>): T;
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
}

/** Chance with the seed that SCENARIO_SEED names, or a new one; it is printed, so that what failed can be run again. */
export function openChance(): Chance {
  const seed = Number(process.env.SCENARIO_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`SCENARIO_SEED=${seed}\n`);
  return chanceOf(seed);
}

/** Chance that begins at a seed. */
function chanceOf(seed: number): Chance {
  let turn = 0;
  const draw = <T>(from: fc.Arbitrary<T>): T => {
    turn += 1;
    const [value] = fc.sample(from, { seed: seed + turn, numRuns: 1, unbiased: true });
    return value as T;
  };
  return { seed, draw, number: (min, max) => draw(fc.integer({ min, max })) };
}
