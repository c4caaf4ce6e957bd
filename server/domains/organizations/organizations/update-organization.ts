import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found, refuseUnless } from "../../../platform/errors.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import {
  changeOrganization,
  findOrganization,
  hasMoneyIn,
  listLegalRepresentatives,
  lockOrganization,
  type OrganizationRow,
} from "./organization.queries.ts";
import { currencyOfCountry, readVatNumber } from "./organization.rules.ts";

export interface OrganizationUpdate {
  readonly name: string;
  readonly street: string;
  readonly buildingNumber: string;
  readonly postalCode: string;
  readonly town: string;
  readonly country: string;
  readonly vatNumber: string | null;
}

/**
 * Changes postal and legal details and tells the legal representatives (ORG-1). A change of country that changes the currency is
 * refused while money in the old currency is open; invoices that exist keep what they show.
 */
export async function updateOrganization(
  ctx: WriteContext,
  update: OrganizationUpdate,
): Promise<OrganizationRow> {
  const organizationId = organizationOf(ctx);
  const before = found(await lockOrganization(ctx.db, organizationId));
  const currency = currencyOfCountry(update.country);
  if (currency !== before.currency) {
    refuseUnless(
      !(await hasMoneyIn(ctx.db, organizationId, before.currency)),
      "organizations.currency_change_refused",
      { currency: before.currency },
    );
  }
  const vat = readVatNumber(update.vatNumber || null, update.country);
  if (!vat) {
    throw new AppError("platform.invalid_input", {}, [
      { path: "vatNumber", code: "organizations.vat_number_invalid" },
    ]);
  }
  const changed = changedFields(before, { ...update, vatNumber: vat.number });
  if (changed.length === 0) return before;
  await changeOrganization(ctx.db, organizationId, {
    name: update.name,
    street: update.street,
    building_number: update.buildingNumber,
    postal_code: update.postalCode,
    town: update.town,
    country: update.country,
    currency,
    vat_number: vat.number,
    vat_number_valid: vat.valid,
  });
  await tellLegalRepresentatives(ctx, organizationId, { ...update, vatNumber: vat.number });
  ctx.audit({ details: { changed: changed.join(", ") } });
  ctx.publish({ topic: "organization", organizationId });
  return found(await findOrganization(ctx.db, organizationId));
}

async function tellLegalRepresentatives(
  ctx: WriteContext,
  organizationId: string,
  update: OrganizationUpdate,
): Promise<void> {
  const params = {
    organization: update.name,
    actor: ctx.actor.name,
    street: `${update.street} ${update.buildingNumber}`.trim(),
    town: `${update.country}-${update.postalCode} ${update.town}`,
    vatNumber: update.vatNumber || "–",
  };
  const people = await listLegalRepresentatives(ctx.db, organizationId);
  const mails = people.map(({ id, email, language }) => ({
    to: email,
    language,
    template: "organizations.details_changed",
    params,
    link: `/o/${organizationId}/organization/details`,
    organizationId,
    userId: id,
  }));
  await addMails(ctx, mails);
}

function changedFields(before: OrganizationRow, after: OrganizationUpdate): string[] {
  const old: Record<keyof OrganizationUpdate, string | null> = {
    name: before.name,
    street: before.street,
    buildingNumber: before.building_number,
    postalCode: before.postal_code,
    town: before.town,
    country: before.country,
    vatNumber: before.vat_number,
  };
  return (Object.keys(old) as (keyof OrganizationUpdate)[]).filter(
    (key) => (old[key] ?? "") !== (after[key] ?? ""),
  );
}
