import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import type { KeptMethod } from "../../../providers/payment/payment-provider.ts";
import { insertProfile } from "./profile.queries.ts";
import { lastDayOf } from "./profile.rules.ts";

/** Whose method is kept, and who let it be kept. */
interface Keeper {
  readonly organizationId: string;
  readonly provider: string;
  readonly startedBy: string | null;
}

/** Keeps a method that the provider keeps for later payments (MON-12); answers its id. The same one is kept once. */
export async function keepMethod(
  ctx: WriteContext,
  { organizationId, provider, startedBy }: Keeper,
  method: KeptMethod,
): Promise<string> {
  const { token, kind, brand, hint } = method;
  const profile = { organizationId, id: newId(), provider, token, kind, brand, hint };
  const id = await insertProfile(
    ctx.db,
    { ...profile, expiresOn: lastDayOf(method), addedBy: startedBy },
    ctx.clock.now().toString(),
  );
  ctx.publish({ topic: "prepaid", organizationId });
  return id;
}
