import type { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockFamily } from "../staff-plans/staff-plan.queries.ts";
import { insertTiers } from "../volume-rates/volume-rate.queries.ts";
import type { addScale as endpoint } from "./scale.contract.ts";
import { scaleBeginsOn } from "./scale.queries.ts";

/** Adds volume rates of a family that count whole from a day on, where none begin yet (CAT-3); nothing is changed in place (CAT-2). */
export async function addScale(
  ctx: WriteContext,
  familyId: string,
  { validFrom, steps }: z.output<typeof endpoint.body>,
): Promise<void> {
  found((await lockFamily(ctx.db, familyId)) || undefined);
  refuseUnless(validFrom >= ctx.clock.today(), "catalogue.price_in_the_past");
  refuseUnless(!(await scaleBeginsOn(ctx.db, familyId, validFrom)), "catalogue.scale_day_taken");
  await insertTiers(
    ctx.db,
    steps.map((step) => ({ ...step, familyId, validFrom })),
  );
  const said = steps.map(({ fromQuantity, rate }) => `${fromQuantity}: ${rate}%`).join(", ");
  ctx.audit({ subjectKind: "family", details: { family: familyId, validFrom, steps: said } });
}
