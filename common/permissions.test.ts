import assert from "node:assert/strict";
import test from "node:test";
import {
  memberPermissions,
  permissionsOfMember,
  permissionsOfStaff,
  staffPermissions,
} from "./permissions.ts";

/** Columns: legal representative, administrator, collaborator with billing, collaborator, external. */
const members = `
  organization.read               x x x x x
  organization.update             x x . . .
  organization.delete             x . . . .
  members.read                    x x x x .
  members.manage                  x x . . .
  legal_representatives.appoint   x . . . .
  clients.add                     x . . . .
  products.read                   x x x x x
  products.read_all               x x . . .
  orders.read                     x x x . .
  orders.place                    x x x . .
  invoices.read                   x x x . .
  invoices.pay                    x x x . .
  prepaid.read                    x x x . .
  activity.read                   x x . . .
  support.read                    x x x x x
  support.read_all                x x . . .
  support.write                   x x x x x`;

/** Columns: administrator, billing, support, content. */
const staff = `
  staff.customers.read            x x x .
  staff.orders.read               x x x .
  staff.catalogue.read            x . . .
  staff.catalogue.change          x . . .
  staff.invoices.read             x x . .
  staff.invoices.credit           x x . .
  staff.invoices.write_off        x x . .
  staff.open_items.import         x x . .
  staff.charges.read              x x . .
  staff.charges.refund            x x . .
  staff.payouts.read              x x . .
  staff.payouts.approve           x x . .
  staff.bank.read                 x x . .
  staff.bank.import               x x . .
  staff.bank.assign               x x . .
  staff.ledger.read               x x . .
  staff.jobs.read                 x . . .
  staff.jobs.restart              x . . .
  staff.mails.read                x . . .
  staff.audit.verify              x . . .
  staff.news.send                 x . . x
  staff.support_codes.check       x . x .
  staff.requests.read             x . x .
  staff.requests.answer           x . x .`;

/** Permissions as the table above writes them. */
function tableOf(permissions: readonly string[], roles: readonly ReadonlySet<string>[]): string {
  const line = (name: string) =>
    `  ${name.padEnd(31)} ${roles.map((role) => (role.has(name) ? "x" : ".")).join(" ")}`;
  return `\n${permissions.map(line).join("\n")}`;
}

test("ORG-2 what each role may do in its organization; billing makes no difference but to collaborators", () => {
  const roles = [
    permissionsOfMember("legal_representative", false),
    permissionsOfMember("administrator", false),
    permissionsOfMember("collaborator", true),
    permissionsOfMember("collaborator", false),
    permissionsOfMember("external", true),
  ];
  assert.equal(tableOf(memberPermissions, roles), members);
});

test("what each role of the provider's back office may do", () => {
  const roles = (["administrator", "billing", "support", "content"] as const).map(permissionsOfStaff);
  assert.equal(tableOf(staffPermissions, roles), staff);
});
