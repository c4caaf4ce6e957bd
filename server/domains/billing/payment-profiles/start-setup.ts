import { type OpenContext, organizationOf, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { findOrganization } from "../../organizations/index.ts";
import { customerTokenOf } from "../charges/customer-token.ts";
import { callFor, providerOf } from "../charges/provider-of.ts";
import { paymentMethodsPage } from "../pages.ts";
import { insertSetup, noteSetupToken } from "./profile.queries.ts";

/** Opens the provider's page on which a payment method is kept without paying (MON-12). Answers the address of the page. */
export async function startSetup(ctx: OpenContext): Promise<{ setupId: string; url: string }> {
  const organizationId = organizationOf(ctx);
  const provider = providerOf(ctx);
  const customerToken = await customerTokenOf(ctx);
  const setupId = newId();
  const currency = await ctx.write(async ({ db, clock }) => {
    const organization = found(await findOrganization(db, organizationId));
    const setup = { organizationId, id: setupId, provider: provider.name, currency: organization.currency };
    await insertSetup(db, { ...setup, startedBy: userOf(ctx) }, clock.now().toString());
    return organization.currency;
  });
  const returnUrl = `${ctx.config.publicUrl}${paymentMethodsPage(organizationId)}?setup=${setupId}`;
  const request = { setupId, organizationId, customerToken, currency, returnUrl, language: ctx.language };
  const page = await callFor(ctx, () => provider.openSetupPage(request));
  await ctx.write(({ db }) => noteSetupToken(db, { organizationId, id: setupId }, page.token));
  return { setupId, url: page.url };
}
