import assert from "node:assert/strict";
import test from "node:test";
import { BilledCustomer, billedCustomerOf, documentCustomerOf } from "./customer.rules.ts";

const organization = {
  ...{ organization_id: "01a202e8-ab42-7932-b3e1-11edf3e2acb6", kind: "company" as const, name: "Meier AG" },
  ...{ street: "Seestrasse", building_number: "1", postal_code: "8000", town: "Zürich", country: "CH" },
  ...{ currency: "CHF", vat_number: "CHE-100.155.212", vat_number_valid: true, language: "de" as const },
  ...{ customer_number: 10_017n, created_at: "2026-11-22T09:00:00Z" },
};

test("ORG-9 the customer of an order is kept as it stood, whatever changes later", () => {
  const kept = BilledCustomer.parse(JSON.parse(JSON.stringify(billedCustomerOf(organization))));
  assert.deepEqual(kept, billedCustomerOf(organization));
  assert.equal(kept.customerNumber, "10017");
  assert.ok(!("currency" in kept), "only what documents print and VAT depends on");
});

test("a document prints the VAT number only where there is one", () => {
  const customer = billedCustomerOf(organization);
  assert.equal(documentCustomerOf(customer).vatNumber, "CHE-100.155.212");
  assert.ok(!("vatNumber" in documentCustomerOf({ ...customer, vatNumber: null })));
  assert.ok(!("attention" in documentCustomerOf(customer)));
  assert.equal(documentCustomerOf({ ...customer, department: "Einkauf" }).attention, "Einkauf");
  assert.deepEqual(documentCustomerOf(customer).address, {
    ...{ street: "Seestrasse", buildingNumber: "1", postalCode: "8000", town: "Zürich", country: "CH" },
  });
});
