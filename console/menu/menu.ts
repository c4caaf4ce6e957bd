import {
  type Icon,
  IconBuilding,
  IconLayoutDashboard,
  IconLock,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import type { LinkProps } from "@tanstack/react-router";
import type menuWords from "../../common/locales/en/console.json";
import type { MemberPermission, StaffPermission } from "../../common/permissions.ts";

/** The address of a page that exists; the compiler refuses others, so that no entry leads nowhere. */
export type PagePath = Exclude<LinkProps["to"], undefined | "." | "..">;

/** A page in the menu. Its word is `menu.<id>` of the catalogue `console`. */
export interface MenuEntry<P> {
  readonly id: keyof (typeof menuWords)["menu"];
  readonly to: PagePath;
  /** Needed to see the entry; everybody sees it if left out. */
  readonly permission?: P;
}

/** An entry of the first level: a page, or a group of pages that opens. */
export type MenuItem<P> =
  | (MenuEntry<P> & { readonly icon: Icon })
  | { readonly id: MenuEntry<P>["id"]; readonly icon: Icon; readonly entries: readonly MenuEntry<P>[] };

/** The customer's menu, in the order of the product. An entry stands here as soon as its page exists. */
export const customerMenu: readonly MenuItem<MemberPermission>[] = [
  { id: "overview", icon: IconLayoutDashboard, to: "/o/$organizationId", permission: "organization.read" },
  {
    id: "users",
    icon: IconUsers,
    entries: [
      { id: "members", to: "/o/$organizationId/users/members", permission: "members.read" },
      { id: "activity", to: "/o/$organizationId/users/activity", permission: "activity.read" },
    ],
  },
  {
    id: "organization",
    icon: IconBuilding,
    entries: [
      { id: "details", to: "/o/$organizationId/organization/details", permission: "organization.read" },
    ],
  },
];

/** The menu of one's own pages. */
export const meMenu: readonly MenuItem<never>[] = [
  { id: "profile", icon: IconUser, to: "/me/profile" },
  { id: "security", icon: IconLock, to: "/me/security" },
];

/** The menu of the staff area. */
export const staffMenu: readonly MenuItem<StaffPermission>[] = [
  { id: "staff_start", icon: IconLayoutDashboard, to: "/staff" },
];
