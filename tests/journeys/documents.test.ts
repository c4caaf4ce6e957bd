import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { textOfPages } from "../../server/domains/billing/documents/rendered-document.factory.ts";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, download, picture, settled, signIn, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const customer = await openWindow(program.url);
customer.page.setDefaultTimeout(20_000);
const staff = await openWindow(program.url, { phone: true, dark: true });
staff.page.setDefaultTimeout(20_000);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-customer");
  await picture(staff.page, "failed-staff");
});
const password = "granite-peak-lantern";
let organization = "";

/** Saves what an entry of the menu of formats leads to. */
async function downloadAs(page: Page, format: string): Promise<string> {
  await page.getByRole("button", { name: /Formate der E-Rechnung/ }).click();
  const entry = page.getByRole("menuitem", { name: new RegExp(`^${format}`) });
  await entry.waitFor();
  return download(page, () => entry.click());
}

test("MON-4 an invoice is downloaded as PDF and as e-invoice", async () => {
  const { page } = customer;
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto(`${organization}/accounting/invoices`);
  await settled(page);
  await page
    .getByRole("link", { name: /^Rechnung \d+/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /^Rechnung \d+/ }).waitFor();
  const pdf = await download(page, () => page.getByRole("link", { name: "PDF herunterladen" }).click());
  assert.match(pdf, /\/\d+\.pdf$/);
  await page.getByRole("button", { name: /Formate der E-Rechnung/ }).click();
  await page.getByRole("menuitem", { name: /^UBL/ }).waitFor();
  await assertAccessible(page);
  await picture(page, "documents-formats");
  await page.keyboard.press("Escape");
  const hybrid = await downloadAs(page, "Factur-X");
  assert.match(hybrid, /-factur-x\.pdf$/);
  assert.match(readFileSync(hybrid, "latin1"), /factur-x\.xml/);
  assert.match(readFileSync(await downloadAs(page, "UBL"), "utf8"), /<Invoice xmlns=/);
  assert.match(readFileSync(await downloadAs(page, "CII"), "utf8"), /<rsm:CrossIndustryInvoice/);
});

test("MON-2 the statement of account of a period", async () => {
  const { page } = customer;
  await page.goto(`${organization}/accounting/invoices`);
  await page.getByRole("link", { name: "Kontoauszug und Dokumente" }).click();
  await page.getByText(/Rechnungen und .* als PDF/).waitFor();
  await assertAccessible(page);
  await picture(page, "documents-period");
  const statement = page.getByRole("link", { name: "Kontoauszug herunterladen" });
  const path = await download(page, () => statement.click());
  assert.match(path, /account-statement-2026-01-01-2026-11-23\.pdf$/);
  const text = (await textOfPages(readFileSync(path))).join("\n");
  assert.match(text, /Kontoauszug/);
  assert.match(text, /Schlusssaldo/);
});

test("MON-4 all documents of a period in one file, with e-invoices; an empty period offers none", async () => {
  const { page } = customer;
  await page.getByLabel("Mit E-Rechnungen als XML (UBL und CII)").check();
  const path = await download(page, () => page.getByRole("link", { name: "ZIP herunterladen" }).click());
  const names = Object.keys(unzipSync(readFileSync(path)));
  assert.ok(names.some((name) => /^invoices\/.*\.pdf$/.test(name)));
  assert.ok(names.some((name) => name.endsWith("-ubl.xml")));
  assert.deepEqual(
    names.map((name) => name.replace(/(-ubl|-cii)?\.\w+$/, "")),
    names.map((name) => name.replace(/(-ubl|-cii)?\.\w+$/, "")).toSorted(),
  );
  await page.getByLabel("Erster Tag").fill("2020-01-01");
  await page.getByText(/Wählen Sie einen letzten Tag/).waitFor();
  await page.getByLabel("Letzter Tag").fill("2020-12-31");
  await page.getByText("In diesem Zeitraum gibt es keine Rechnungen und Gutschriften.").waitFor();
  await page.getByText("Bis zum Ende dieses Zeitraums hat sich nichts bewegt.").waitFor();
  assert.equal(await page.getByRole("link", { name: /herunterladen/ }).count(), 0);
  await assertAccessible(page);
  await picture(page, "documents-empty");
});

test("MON-4 staff download the same of a customer", async () => {
  const { page } = staff;
  await signInAsStaff(program, page, "nora@alpenhost.example", password);
  const organizationId = organization.split("/")[2] ?? "";
  await page.goto(`/staff/customers/${organizationId}`);
  await page.getByRole("link", { name: "Statement and documents" }).click();
  await page.getByText(/invoices and .* as PDF/).waitFor();
  await assertAccessible(page);
  await picture(page, "documents-staff");
  const statement = page.getByRole("link", { name: "Download statement" });
  assert.match(await download(page, () => statement.click()), /account-statement-.*\.pdf$/);
  const archive = page.getByRole("link", { name: "Download ZIP" });
  assert.match(await download(page, () => archive.click()), /documents-.*\.zip$/);
});

test("MON-4 staff find the e-invoices of an invoice and of its credit note", async () => {
  const { page } = staff;
  const organizationId = organization.split("/")[2] ?? "";
  await page.goto(`/staff/customers/${organizationId}`);
  await settled(page);
  await page.getByRole("link", { name: /\d{6}/ }).first().click();
  await page.getByRole("button", { name: "Issue a credit note" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Delivered late");
  await dialog.getByRole("button", { name: /^Credit CHF/ }).click();
  await page.getByRole("heading", { name: "Credit notes" }).waitFor();
  await page.getByRole("button", { name: /Credit note CN-\d+: e-invoice formats/ }).click();
  const entry = page.getByRole("menuitem", { name: /^UBL/ });
  await entry.waitFor();
  await assertAccessible(page);
  await picture(page, "documents-staff-formats");
  const file = await download(page, () => entry.click());
  assert.match(file, /CN-\d+-ubl\.xml$/);
  assert.match(readFileSync(file, "utf8"), /<CreditNote xmlns=/);
});
