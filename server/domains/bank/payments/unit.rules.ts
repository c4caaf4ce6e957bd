import type { ReferencedGroup } from "./chunk.queries.ts";

/** Payments of whole organizations, in chunks that are booked one after the other. */
export interface Unit {
  readonly chunks: readonly {
    readonly organizationIds: readonly string[];
    readonly positions: readonly number[];
  }[];
}

/**
 * Cuts the payments of a file into units of about `size`. An organization lies within one unit: two units never wait for each
 * other, and its payments are booked in the order of the file. One with more payments than a chunk takes has several chunks.
 */
export function unitsOf(groups: readonly ReferencedGroup[], size: number): Unit[] {
  const units: Unit[] = [];
  let organizationIds: string[] = [];
  let positions: number[] = [];
  const close = () => {
    if (positions.length > 0) units.push({ chunks: [{ organizationIds, positions }] });
    organizationIds = [];
    positions = [];
  };
  for (const group of groups) {
    if (positions.length + group.positions.length > size) close();
    if (group.positions.length > size) {
      units.push({ chunks: slices(group, size) });
      continue;
    }
    organizationIds.push(group.organizationId);
    positions.push(...group.positions);
  }
  close();
  return units;
}

function slices({ organizationId, positions }: ReferencedGroup, size: number) {
  const count = Math.ceil(positions.length / size);
  return Array.from({ length: count }, (_, index) => ({
    organizationIds: [organizationId],
    positions: positions.slice(index * size, (index + 1) * size),
  }));
}
