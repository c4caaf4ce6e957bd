import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signIn, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const customer = (await openWindow(program.url, { phone: true })).page;
const staff = (await openWindow(program.url)).page;

test("MON-7 a customer misses a transfer and says what it was", async () => {
  await signIn(customer, "regula@hofladen-sonnenhalde.example", password);
  await customer.waitForURL(/\/o\//);
  const organization = new URL(customer.url()).pathname.split("/").slice(0, 3).join("/");
  await customer.goto(`${organization}/accounting/prepaid`);
  await customer.getByRole("link", { name: "Fehlt eine Überweisung?" }).click();
  const amount = customer.getByLabel("Betrag in CHF");
  await amount.fill("0");
  await customer.getByRole("button", { name: "Überweisung melden" }).click();
  await customer.getByText("kein Betrag").first().waitFor();
  await assertAccessible(customer);
  await picture(customer, "claim-refused");
  await amount.fill("107.24");
  await customer.getByLabel("Tag der Überweisung").fill("2026-11-14");
  await customer.getByRole("button", { name: "Überweisung melden" }).click();
  await customer.getByText("Wird gesucht").waitFor();
  assert.equal(await amount.inputValue(), "");
});

test("MON-7 staff see whose it may be, assign it, and the customer's page says so without a reload", async () => {
  await signInAsStaff(program, staff, "nora@alpenhost.example", password);
  await staff.goto("/staff/bank/payments");
  await staff
    .getByText(/107\.24/)
    .first()
    .click();
  await staff.getByText("Claimed by the customer").first().waitFor();
  await staff.getByText("35 of 100").first().waitFor();
  await assertAccessible(staff);
  await picture(staff, "claim-candidate");
  await staff
    .locator("article")
    .filter({ hasText: "Claimed by the customer" })
    .getByRole("button")
    .last()
    .click();
  await customer.getByText("Gefunden").waitFor();
  await picture(customer, "claim-found");
});
