import type { BaseContext } from "../../../platform/context.ts";
import type { BillingAddressRow } from "./billing-address.queries.ts";

/** A billing address as members see it, with what the actor may do. */
export function presentBillingAddress(ctx: BaseContext, row: BillingAddressRow) {
  const mayChange = row.state === "active" && ctx.can("invoices.pay");
  return {
    ...{ id: row.id, name: row.name, department: row.department },
    ...{ street: row.street, buildingNumber: row.building_number },
    ...{ postalCode: row.postal_code, town: row.town, country: row.country },
    ...{ vatNumber: row.vat_number, vatNumberValid: row.vat_number_valid, email: row.email },
    ...{ state: row.state, isDefault: row.is_default, isUsed: row.is_used },
    ...{ createdAt: row.created_at, archivedAt: row.archived_at },
    abilities: { change: mayChange, archive: mayChange, make_default: mayChange && !row.is_default },
  };
}
