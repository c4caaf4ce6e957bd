import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import {
  addAuthenticator,
  assertAccessible,
  download,
  keepBackupCodes,
  picture,
  settled,
  signIn,
  signInAsStaff,
} from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const customer = await openWindow(program.url);
customer.page.setDefaultTimeout(20_000);
const staff = await openWindow(program.url);
staff.page.setDefaultTimeout(20_000);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-customer");
  await picture(staff.page, "failed-staff");
});
const password = "granite-peak-lantern";
let number = "";

test("MON-10 a payout is asked for to an address at PayPal, which is checked", async () => {
  const { page } = customer;
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  const organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto("/me/security");
  await addAuthenticator(page);
  await keepBackupCodes(page);
  await page.goto(`${organization}/accounting/prepaid/payout`);
  await page.getByLabel("Betrag in CHF").fill("20");
  await page.getByRole("radio", { name: "PayPal" }).check();
  await page.getByLabel("E-Mail-Adresse bei PayPal").fill("+lea@bergblick.example");
  await page.getByRole("button", { name: "Auszahlung verlangen" }).click();
  await page.getByText("Adressen, die nicht mit einem Buchstaben").first().waitFor();
  await assertAccessible(page);
  await picture(page, "paypal-payout-request");
  await page.getByLabel("E-Mail-Adresse bei PayPal").fill("lea@bergblick.example");
  await page.getByRole("button", { name: "Auszahlung verlangen" }).click();
  await page.getByText("Wir prüfen diese Auszahlung.").first().waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "paypal-payout-requested");
  number = /\d+/.exec((await page.locator("h1").textContent()) ?? "")?.[0] ?? "";
});

test("MON-10 staff approve it, make the list for PayPal, and confirm what PayPal has paid", async () => {
  const { page } = staff;
  await signInAsStaff(program, page, "nora@alpenhost.example", password);
  await page.goto("/staff/payouts");
  await page.getByRole("link", { name: number }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByText("lea@bergblick.example at PayPal").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByText("1 of 1").waitFor();
  await customer.page.getByText("geht mit unserer nächsten Liste an PayPal").first().waitFor();
  await page.goto("/staff/payouts");
  await page.getByRole("button", { name: "Make the PayPal list in CHF" }).click();
  const file = page.getByRole("link", { name: /^PayPal list \d+/ });
  await file.waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-payouts-paypal");
  const list = readFileSync(await download(page, () => file.click()), "utf8");
  assert.equal(list, `lea@bergblick.example,20.00,CHF,${number},PAYOUT-${number},PAYPAL\r\n`);
  await page.getByRole("button", { name: "Confirm" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "PayPal has paid it" }).waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-confirm-paypal");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await dialog.waitFor({ state: "hidden" });
  await customer.page.getByText("PayPal hat diese Auszahlung ausgeführt.").first().waitFor();
});

test("MON-10 one that came back is recorded on its page, and the customer has the money again", async () => {
  const { page } = staff;
  await page.getByRole("link", { name: number }).click();
  await page.getByRole("button", { name: "Confirm" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "It came back" }).waitFor();
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await dialog.waitFor({ state: "hidden" });
  await customer.page.getByText("Diese Auszahlung ist zurückgekommen.").first().waitFor();
  await customer.page.waitForFunction(() => document.getAnimations().length === 0);
  await assertAccessible(customer.page);
  await picture(customer.page, "paypal-payout-returned");
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-payout-paypal");
});
