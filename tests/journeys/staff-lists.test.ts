import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { parse } from "csv-parse/sync";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, download, picture, settled, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const staff = await openWindow(program.url);
const { page } = staff;
await signInAsStaff(program, page, "nora@alpenhost.example", password);
afterEach(async (t) => {
  if (!("passed" in t && t.passed)) await picture(page, "failed-staff-lists");
});

const rows = () => page.locator("main tbody tr");

test("the figures lead to the invoices that they count", async () => {
  await page.goto("/staff/accounting/figures");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await assertAccessible(page);
  await picture(page, "staff-figures");
  const overdue = page.getByRole("link", { name: /^(Overdue|Überfällig)$/ }).first();
  const counted = await overdue.locator("xpath=../*").last().innerText();
  await overdue.click();
  await page.waitForURL(/state=overdue/);
  await page.getByRole("heading", { level: 1, name: /^(Invoices|Rechnungen)$/ }).waitFor();
  await settled(page);
  assert.equal(await rows().count(), Number(/\d+/.exec(counted)?.[0]));
  await assertAccessible(page);
  await picture(page, "staff-invoices-overdue");
});

test("a list is narrowed, ordered and taken along as it is shown", async () => {
  await page.goto("/staff/invoices");
  await settled(page);
  await page.getByRole("button", { name: /^(Total|Betrag)$/ }).click();
  await page.waitForURL(/sort=-total/);
  await settled(page);
  assert.equal(await page.locator('th[aria-sort="descending"]').count(), 1);
  await page.getByRole("button", { name: /^(Filter|Filtern)$/ }).click();
  await page.getByLabel(/^(From amount|Ab Betrag)$/).fill("50,x");
  await page.getByRole("button", { name: /^(Apply|Anwenden)$/ }).click();
  await page.getByText(/54.05/).first().waitFor();
  await page.getByLabel(/^(From amount|Ab Betrag)$/).fill("50.00");
  await page.getByLabel(/^(Currency|Währung)$/).selectOption("CHF");
  await picture(page, "staff-invoices-filter");
  await page.getByRole("button", { name: /^(Apply|Anwenden)$/ }).click();
  await page.waitForURL(/minMinor=5000/);
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-invoices-narrowed");
  const shown = await rows().locator("td:first-child a").allInnerTexts();
  const file = await download(page, () => page.getByRole("link", { name: /^(Export|Exportieren)$/ }).click());
  const exported = parse(readFileSync(file), { bom: true, delimiter: ";", columns: true }) as {
    number: string;
    total: string;
    currency: string;
  }[];
  assert.ok(exported.length > 0);
  assert.deepEqual(
    exported.slice(0, shown.length).map(({ number }) => number),
    shown,
  );
  assert.ok(exported.every(({ total, currency }) => Number(total) >= 50 && currency === "CHF"));
  await page.reload();
  await settled(page);
  assert.deepEqual(
    await rows().locator("td:first-child a").allInnerTexts(),
    shown,
    "the address shows the same",
  );
});

test("on a phone a list is ordered by a field, and fits", async () => {
  const phone = await openWindow(program.url, { phone: true, dark: true });
  await phone.context.addCookies(await staff.context.cookies());
  for (const path of ["/staff/invoices", "/staff/customers", "/staff/accounting/figures"]) {
    await phone.page.goto(path);
    await settled(phone.page);
    await assertAccessible(phone.page);
    await picture(phone.page, `phone-${path.slice(1).replaceAll("/", "-")}`);
  }
  await phone.page.goto("/staff/customers");
  await phone.page.getByLabel(/^(Sort by|Sortieren nach)$/).selectOption("name");
  await phone.page.waitForURL(/sort=name/);
  await phone.context.close();
});
