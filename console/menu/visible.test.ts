import assert from "node:assert/strict";
import test from "node:test";
import { permissionsOfMember } from "../../common/permissions.ts";
import type { MenuItem } from "./menu.ts";
import { visibleMenu } from "./visible.ts";

const icon = {} as MenuItem<string>["icon"];
const menu: readonly MenuItem<string>[] = [
  { id: "overview", icon, to: "/o/$organizationId", permission: "organization.read" },
  {
    id: "users",
    icon,
    entries: [{ id: "activity", to: "/o/$organizationId/users/activity", permission: "activity.read" }],
  },
];

test("ORG-2 an entry shows to those who may open its page; a group without entries does not show", () => {
  const shownTo = (permissions: Iterable<string>) => visibleMenu(menu, [...permissions]).map(({ id }) => id);
  assert.deepEqual(shownTo(permissionsOfMember("legal_representative", false)), ["overview", "users"]);
  assert.deepEqual(shownTo(permissionsOfMember("external", false)), ["overview"]);
});
