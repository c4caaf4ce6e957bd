import { type OpenContext, organizationOf, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findCustomerToken, findPayerName, insertCustomerToken } from "./charge.queries.ts";
import { callFor, providerOf } from "./provider-of.ts";

/** By which token the provider knows the organization; it is told of it at its first payment. */
export async function customerTokenOf(ctx: OpenContext): Promise<string> {
  const organizationId = organizationOf(ctx);
  const provider = providerOf(ctx);
  const { name } = provider;
  const known = await ctx.read(({ db }) => findCustomerToken(db, organizationId, name));
  if (known) return known;
  const userId = userOf(ctx);
  const payer = found(await ctx.read(({ db }) => findPayerName(db, organizationId, userId)));
  const token = await callFor(ctx, () => provider.createCustomer({ organizationId, ...payer }));
  await ctx.write(({ db, clock }) =>
    insertCustomerToken(db, { organizationId, provider: name, token }, clock.now().toString()),
  );
  // Two at once may have made two; the first one that was written down counts.
  return found(await ctx.read(({ db }) => findCustomerToken(db, organizationId, name)));
}
