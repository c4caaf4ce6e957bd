/** What a member of an organization can be allowed to do (ORG-2). */
export const memberPermissions = [
  "organization.read",
  "organization.update",
  "organization.delete",
  "members.read",
  "members.manage",
  "legal_representatives.appoint",
  "clients.add",
  "products.read",
  "products.read_all",
  "orders.read",
  "orders.place",
  "invoices.read",
  "invoices.pay",
  "prepaid.read",
  "activity.read",
  "support.read",
  "support.read_all",
  "support.write",
] as const;

/** What a member of the provider's staff can be allowed to do. */
export const staffPermissions = [
  "staff.customers.read",
  "staff.orders.read",
  "staff.catalogue.read",
  "staff.catalogue.change",
  "staff.invoices.read",
  "staff.invoices.credit",
  "staff.invoices.write_off",
  "staff.open_items.import",
  "staff.charges.read",
  "staff.charges.refund",
  "staff.payouts.read",
  "staff.payouts.approve",
  "staff.bank.read",
  "staff.bank.import",
  "staff.bank.assign",
  "staff.ledger.read",
  "staff.jobs.read",
  "staff.jobs.restart",
  "staff.mails.read",
  "staff.audit.verify",
  "staff.news.send",
  "staff.support_codes.check",
  "staff.requests.read",
  "staff.requests.answer",
] as const;

export type MemberPermission = (typeof memberPermissions)[number];
export type StaffPermission = (typeof staffPermissions)[number];
export type Permission = MemberPermission | StaffPermission;

/** What a personal API token may be allowed to do, as far as its user may (API-2); sensitive acts are not among it. */
export const tokenScopes = [
  "profile.read",
  "activity.read",
  "organization.read",
  "organization.update",
  "members.read",
  "products.read",
  "orders.read",
  "orders.place",
  "invoices.read",
  "invoices.pay",
  "prepaid.read",
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** The permissions inside an organization that a scope lets through; those of no scope are never given to a token. */
const scopePermissions: Partial<Record<TokenScope, readonly MemberPermission[]>> = {
  "activity.read": ["activity.read"],
  "organization.read": ["organization.read"],
  "organization.update": ["organization.update"],
  "members.read": ["members.read"],
  "products.read": ["products.read", "products.read_all"],
  "orders.read": ["orders.read"],
  "orders.place": ["orders.place"],
  "invoices.read": ["invoices.read"],
  "invoices.pay": ["invoices.pay"],
  "prepaid.read": ["prepaid.read"],
};

/** The permissions that some scopes let through together. */
export function permissionsOfScopes(scopes: readonly TokenScope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => scopePermissions[scope] ?? []));
}

/** The scopes that let a permission through, none for what a token may never do. */
export function scopesOfPermission(permission: Permission): readonly TokenScope[] {
  return tokenScopes.filter((scope) => permissionsOfScopes([scope]).has(permission));
}

export const memberRoles = ["legal_representative", "administrator", "collaborator", "external"] as const;
export type MemberRole = (typeof memberRoles)[number];

export const staffRoles = ["support", "billing", "content", "administrator"] as const;
export type StaffRole = (typeof staffRoles)[number];

const everything = new Set<MemberPermission>(memberPermissions);

const onlyLegalRepresentatives: readonly MemberPermission[] = [
  "legal_representatives.appoint",
  "organization.delete",
  "clients.add",
];

const billing: readonly MemberPermission[] = [
  "orders.read",
  "orders.place",
  "invoices.read",
  "invoices.pay",
  "prepaid.read",
];

/**
 * Every member may ask for help and reads the requests that they opened, as each works with something that can fail. Legal
 * representatives and administrators read and answer those of all (ORG-2, "everything").
 */
const support: readonly MemberPermission[] = ["support.read", "support.write"];

/** What a role may do in its organization; collaborators get billing only if it was given to them (ORG-2). */
export function permissionsOfMember(role: MemberRole, hasBilling: boolean): ReadonlySet<MemberPermission> {
  switch (role) {
    case "legal_representative":
      return everything;
    case "administrator":
      return new Set(
        memberPermissions.filter((permission) => !onlyLegalRepresentatives.includes(permission)),
      );
    case "collaborator":
      return new Set([
        "organization.read",
        "members.read",
        "products.read",
        ...support,
        ...(hasBilling ? billing : []),
      ]);
    case "external":
      return new Set(["organization.read", "products.read", ...support]);
  }
}

const staffRights: Record<StaffRole, readonly StaffPermission[]> = {
  support: [
    "staff.customers.read",
    "staff.orders.read",
    "staff.support_codes.check",
    "staff.requests.read",
    "staff.requests.answer",
  ],
  billing: [
    "staff.customers.read",
    "staff.orders.read",
    "staff.invoices.read",
    "staff.invoices.credit",
    "staff.invoices.write_off",
    "staff.open_items.import",
    "staff.charges.read",
    "staff.charges.refund",
    "staff.payouts.read",
    "staff.payouts.approve",
    "staff.bank.read",
    "staff.bank.import",
    "staff.bank.assign",
    "staff.ledger.read",
  ],
  content: ["staff.news.send"],
  administrator: staffPermissions,
};

/** What a role of the provider's back office may do. */
export function permissionsOfStaff(role: StaffRole): ReadonlySet<StaffPermission> {
  return new Set(staffRights[role]);
}
