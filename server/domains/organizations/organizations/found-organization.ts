import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import { insertOrganization, nextCustomerNumber } from "./organization.queries.ts";
import { currencyOfCountry } from "./organization.rules.ts";

export interface Founding {
  readonly founderId: string;
  readonly kind: "individual" | "association" | "company";
  readonly name: string;
  readonly country: string;
  readonly language: Language;
}

/** Makes an organization; the founder becomes its legal representative (ACC-1, ORG-1). Answers its id. */
export async function foundOrganization(ctx: WriteContext, founding: Founding): Promise<string> {
  const id = newId();
  const customerNumber = await nextCustomerNumber(ctx.db);
  const currency = currencyOfCountry(founding.country);
  await insertOrganization(ctx.db, { id, ...founding, currency, customerNumber }, ctx.clock.now());
  return id;
}
