import assert from "node:assert/strict";
import test from "node:test";
import { listStaffOrders } from "../../server/domains/orders/orders/order.contract.ts";
import { listSearch } from "./list-search.ts";

// Refused values are named, so that they take the place of what stands in the address.
const nothing = { state: undefined, search: undefined };
const read = listSearch(listStaffOrders.query, ["state", "search"]);

test("a list reads its search and filters from the address by its contract", () => {
  assert.deepEqual(read({ state: "paid", search: " lea ", other: "1" }), { state: "paid", search: "lea" });
  assert.deepEqual(read({}), nothing);
});

test("what does not fit the contract is left out, so that an old link shows the list", () => {
  assert.deepEqual(read({ state: "lost", search: "x".repeat(101) }), nothing);
  assert.deepEqual(read({ state: ["paid"], search: 7 }), nothing);
});
