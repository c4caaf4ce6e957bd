import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signIn, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const staff = (await openWindow(program.url)).page;
const customer = (await openWindow(program.url, { phone: true, dark: true })).page;

/** Searches for a customer, and puts the opened payment on their prepaid account. */
async function assignTo(name: string) {
  await staff.getByLabel("Invoice, customer number or name").fill(name);
  const card = staff.locator("article").filter({ hasText: "Found by the search" }).filter({ hasText: name });
  await card.getByRole("button", { name: "prepaid account" }).click();
}

test("MON-7 staff assign a payment to the wrong customer, and see what undoing it means", async () => {
  await signInAsStaff(program, staff, "nora@alpenhost.example", password);
  await staff.goto("/staff/bank/payments");
  await staff
    .getByText(/107\.24/)
    .first()
    .click();
  await assignTo("Bergblick");
  await staff.getByText(/is on the prepaid account of .*Bergblick/).waitFor();
  await staff.goto("/staff/bank/payments?queue=all&search=107.24");
  await staff
    .getByText(/107\.24/)
    .first()
    .click();
  await staff.getByRole("button", { name: "Undo" }).click();
  const dialog = staff.getByRole("dialog");
  await dialog.getByText(/taken out of the prepaid account of .*Bergblick/).waitFor();
  await dialog.getByRole("button", { name: "Undo" }).click();
  assert.equal(await dialog.getByLabel("Reason").getAttribute("aria-invalid"), "true");
  await assertAccessible(staff);
  await picture(staff, "undo-dialog");
  await dialog.getByLabel("Reason").fill("The name was read wrongly");
  await dialog.getByRole("button", { name: "Undo" }).click();
  await staff.getByText("107.24: undone. The payment waits again.").waitFor();
  await staff.getByText("Reason: The name was read wrongly").waitFor();
  await assertAccessible(staff);
  await picture(staff, "undo-history");
});

test("MON-7 it is assigned rightly then, and the customer's statement shows both movements", async () => {
  await assignTo("Sonnenhalde");
  await staff.getByText(/is on the prepaid account of .*Sonnenhalde/).waitFor();
  await signIn(customer, "lea@bergblick.example", password);
  await customer.waitForURL(/\/o\//);
  const organization = new URL(customer.url()).pathname.split("/").slice(0, 3).join("/");
  await customer.goto(`${organization}/accounting/prepaid`);
  await customer.getByText("Zahlung zurückgenommen").first().waitFor();
  await customer.getByText("Zahlung von unserem Team erkannt").first().waitFor();
  await assertAccessible(customer);
  await picture(customer, "undo-statement");
  assert.ok((await customer.getByText(/107[.,]24/).count()) >= 2);
});
