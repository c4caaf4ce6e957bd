import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { makeCamt } from "../support/make-camt.ts";
import { startProgram } from "../support/program.ts";
import {
  addAuthenticator,
  assertAccessible,
  download,
  fileWith,
  keepBackupCodes,
  picture,
  signIn,
  signInAsStaff,
} from "./support/journey.ts";

const today = "2026-11-23";
const program = await startProgram({ args: ["--today", today] });
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
let organization = "";
let number = "";

test("MON-10 without a second factor the page says where to set one up", async () => {
  const { page } = customer;
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto(`${organization}/accounting/prepaid`);
  await page.getByRole("link", { name: "Auszahlen" }).click();
  await page.getByText("Ihr Konto hat noch keinen").waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "Zwei-Faktor-Authentifizierung einrichten" }).click();
  await page.waitForURL(/\/me\/security/);
  await addAuthenticator(page);
  await keepBackupCodes(page);
});

test("MON-10 a payout is asked for after a second factor, and its money is reserved", async () => {
  const { page } = customer;
  await page.goto(`${organization}/accounting/prepaid/payout`);
  await page.getByLabel("Betrag in CHF").fill("20");
  await page.getByLabel("IBAN").fill("CH56 0483 5012 3456 7800 8");
  await page.getByLabel("Name des Kontoinhabers").fill("Bergblick Treuhand GmbH");
  await page.getByRole("button", { name: "Auszahlung verlangen" }).click();
  await page.getByText("Das ist keine IBAN").first().waitFor();
  await assertAccessible(page);
  await picture(page, "payout-request");
  await page.getByLabel("IBAN").fill("CH56 0483 5012 3456 7800 9");
  await page.getByRole("button", { name: "Auszahlung verlangen" }).click();
  await page.getByText("Wir prüfen diese Auszahlung.").first().waitFor();
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await assertAccessible(page);
  await picture(page, "payout-requested");
  number = /\d+/.exec((await page.locator("h1").textContent()) ?? "")?.[0] ?? "";
  assert.match(number, /^\d{6}$/);
});

test("MON-10 staff approve it and make the payment file; the bank's file makes it done", async () => {
  const { page } = staff;
  await signInAsStaff(program, page, "nora@alpenhost.example", password);
  await page.goto("/staff/payouts");
  await page.getByRole("link", { name: number }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByText("1 of 1").waitFor();
  await assertAccessible(page);
  await picture(page, "staff-payout");
  await page.goto("/staff/payouts");
  await page.getByRole("button", { name: "Make the payment file in CHF" }).click();
  const file = page.getByRole("link", { name: /^File \d+/ });
  await file.waitFor();
  await assertAccessible(page);
  await picture(page, "staff-payouts");
  const order = readFileSync(await download(page, () => file.click()), "utf8");
  assert.ok(order.includes(`<EndToEndId>PAYOUT-${number}</EndToEndId>`));
  const amount = { minor: 2_000n, currency: "CHF" };
  const direction = "DBIT" as const;
  const camt = makeCamt({
    ...{ version: "camt.053.001.08", account: "CH9300762011623852957", currency: "CHF" },
    statementId: "payouts",
    entries: [
      {
        amount,
        bookedOn: today,
        direction,
        transactions: [{ amount, direction, endToEndId: `PAYOUT-${number}` }],
      },
    ],
  });
  await page.goto("/staff/bank/files");
  await page.locator("input[type=file]").setInputFiles(fileWith("payouts.xml", camt));
  await customer.page.getByText("Die Bank hat diese Auszahlung ausgeführt.").first().waitFor();
  await customer.page.waitForFunction(() => document.getAnimations().length === 0);
  await assertAccessible(customer.page);
  await customer.page.goto(`${organization}/accounting/prepaid`);
  await customer.page.getByText("Auszahlung verlangt").first().waitFor();
  await assertAccessible(customer.page);
  await picture(customer.page, "prepaid-with-payout");
});
