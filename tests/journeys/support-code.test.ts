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
const shownCode = customer.getByText(/^\d{4} \d{4}$/);
let code = "";

test("SUP-1 SUP-5 a customer gets a code for the phone, and another one", async () => {
  await signIn(customer, "regula@hofladen-sonnenhalde.example", password);
  await customer.waitForURL(/\/o\//);
  await customer.goto("/me/support-code");
  await customer.getByText("Sie haben im Moment keinen Support-Code.").waitFor();
  await customer.getByText("Das ist nicht der Autorisierungscode einer Domain.").waitFor();
  await assertAccessible(customer);
  await customer.getByRole("button", { name: "Code erstellen" }).click();
  await shownCode.waitFor();
  const first = await shownCode.textContent();
  await customer.getByText(/^Noch 1[45]:\d\d gültig$/).waitFor();
  await assertAccessible(customer);
  await picture(customer, "support-code");
  await customer.getByRole("button", { name: "Neuer Code" }).click();
  await customer.getByText(first ?? "", { exact: true }).waitFor({ state: "hidden" });
  await shownCode.waitFor();
  code = (await shownCode.textContent()) ?? "";
  assert.notEqual(code, first);
});

test("SUP-1 staff type it and see who is calling; the customer's page says so by itself", async () => {
  await signInAsStaff(program, staff, "nora@alpenhost.example", password);
  await staff.goto("/staff");
  await staff.getByRole("link", { name: "Support codes" }).click();
  const field = staff.getByLabel("Support code");
  await field.fill("1234 5678");
  await staff.getByRole("button", { name: "Check code" }).click();
  await staff.getByText("It has no 2, 7 or 9.").first().waitFor();
  await field.fill(code);
  await staff.getByRole("button", { name: "Check code" }).click();
  await staff.getByRole("heading", { name: /^This is Regula / }).waitFor();
  await staff.getByText("regula@hofladen-sonnenhalde.example").waitFor();
  await staff.getByText("Legal representative").first().waitFor();
  await assertAccessible(staff);
  await picture(staff, "support-code-checked");
  await customer
    .getByText(/vom Support hat den Code benutzt/)
    .first()
    .waitFor();
  await assertAccessible(customer);
  await picture(customer, "support-code-used");
});

test("SUP-1 the code is used up", async () => {
  await staff.getByLabel("Support code").fill(code);
  await staff.getByRole("button", { name: "Check code" }).click();
  await staff.getByText("This code was used already.").first().waitFor();
});
