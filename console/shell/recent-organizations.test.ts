import assert from "node:assert/strict";
import test from "node:test";
import { recentFirst } from "./recent-organizations.ts";

const organizations = ["Zeta", "Alpha 10", "Alpha 2", "Élan"].map((name, at) => ({ id: `${at}`, name }));

test("ORG-7 the switcher shows the recent organizations first, then the others by name", () => {
  const names = (recent: readonly string[]) =>
    recentFirst(organizations, recent, "fr").map(({ name }) => name);
  assert.deepEqual(names([]), ["Alpha 2", "Alpha 10", "Élan", "Zeta"]);
  assert.deepEqual(names(["0", "gone", "3"]), ["Zeta", "Élan", "Alpha 2", "Alpha 10"]);
});
