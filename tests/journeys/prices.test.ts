import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import {
  assertAccessible,
  download,
  picture,
  scanPdf,
  settled,
  signIn,
  signInAsStaff,
} from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const customer = await openWindow(program.url);
const staff = await openWindow(program.url);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-prices");
  await picture(staff.page, "failed-prices-staff");
});

const taken = "Staffelrabatt 25%: 347.20 − 86.80";

async function order(page: Page, total: string): Promise<void> {
  const terms = page.getByRole("checkbox");
  await page.getByRole("button", { name: `Für ${total} bestellen` }).waitFor();
  if (await terms.isVisible()) await terms.check();
  await page.getByRole("button", { name: `Für ${total} bestellen` }).click();
  await page.waitForURL(/\/accounting\/orders\/./);
}

test("CAT-3 the cart tells the volume rate while the quantity changes, and the order keeps it", async () => {
  const { page } = customer;
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  await page.getByRole("link", { name: "Bestellen", exact: true }).first().click();
  await page.getByRole("link", { name: "Auswählen: Webhosting Standard" }).click();
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  const quantity = page.getByLabel("Anzahl: Webhosting Standard");
  await page.getByText(/Noch \d aus Webhosting.*Staffelrabatt von 5%/).waitFor();
  await quantity.fill("35");
  await page.getByText(taken).waitFor();
  await page.getByText(/aus Webhosting/).waitFor({ state: "detached" });
  await assertAccessible(page);
  await picture(page, "cart-volume-rate");
  await page.getByRole("link", { name: "Bestellung prüfen" }).first().click();
  await page.waitForURL(/step=check/);
  await page.getByText(taken).waitFor();
  await quantity.fill("1");
  await page.getByText(/Noch \d aus Webhosting/).waitFor();
  await picture(page, "check-next-rate");
  await quantity.fill("35");
  await page.getByText(taken).waitFor();
  await settled(page);
  await assertAccessible(page);
  await order(page, "CHF 281.49");
  await page.getByText(taken).waitFor();
  await assertAccessible(page);
  await page.getByText("260.40").filter({ visible: true }).first().waitFor();
  await picture(page, "order-volume-rate");
  const [code] = await scanPdf(
    await download(page, () => page.getByText("Proforma-Rechnung herunterladen").click()),
  );
  assert.match(code ?? "", /\n281\.49\nCHF\n/);
});

test("CAT-1 an option is chosen with its product, priced beside it and ordered as a line of its own", async () => {
  const { page } = customer;
  await page.getByRole("link", { name: "Bestellen", exact: true }).first().click();
  await page.getByRole("link", { name: "Auswählen: Webhosting Standard" }).click();
  await page.getByRole("radio", { name: /Jahr/ }).check({ force: true });
  await page.getByText("CHF 32.40 pro Jahr").waitFor();
  await page.getByRole("radio", { name: /Monat/ }).check({ force: true });
  await page.getByText("CHF 3.00 pro Monat").waitFor();
  await page.getByRole("checkbox", { name: /^Tägliche Sicherungen/ }).click();
  await assertAccessible(page);
  await picture(page, "configure-options");
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  await page.getByText("CHF 3.00", { exact: true }).waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "Bestellung prüfen" }).first().click();
  await page.waitForURL(/step=check/);
  await page.getByText("CHF 3.00", { exact: true }).waitFor();
  await picture(page, "check-options");
  // 9.92 and 3.00, and 8.1 % VAT.
  await order(page, "CHF 13.97");
  await page.getByRole("cell", { name: /^Tägliche Sicherungen/ }).waitFor();
  await assertAccessible(page);
  await picture(page, "order-options");
  await page.getByRole("button", { name: "CHF 13.97 vom Prepaid-Konto bezahlen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "CHF 13.97 zahlen" }).click();
  await page.getByText("Die Zahlung ist eingetroffen").first().waitFor();
  await page.getByRole("link", { name: "Webhosting Standard", exact: true }).click();
  await page.getByText("Tägliche Sicherungen, ein Jahr aufbewahrt").waitFor();
  await page.getByText("CHF 3.00 pro Monat").waitFor();
  await assertAccessible(page);
  await picture(page, "product-options");
});

test("CAT-2 staff add a price that begins on a later day, and are refused a day that has one", async () => {
  const { page } = staff;
  await signInAsStaff(program, page, "nora@alpenhost.example", password);
  await page.goto("/staff/catalogue");
  await page.getByText("CHF 9.92 per month").waitFor();
  await page.getByRole("link", { name: "Web hosting Standard" }).click();
  await page.getByText("Counts now").first().waitFor();
  const add = async (amount: string, day: string) => {
    const dialog = page.getByRole("dialog");
    if (!(await dialog.isVisible())) await page.getByRole("button", { name: "New price" }).click();
    await dialog.getByLabel("Price without VAT").fill(amount);
    await dialog.getByLabel("Counts from").fill(day);
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "Add the price" }).click();
    return dialog;
  };
  const dialog = await add("10.905", "2027-01-01");
  await dialog.getByText("This is not an amount above zero in this currency.").first().waitFor();
  await picture(page, "price-refused");
  await add("10.90", "2027-01-01");
  await page.getByText("CHF 10.90 per month").waitFor();
  await page.getByText("To come").waitFor();
  await dialog.waitFor({ state: "detached" });
  await add("11", "2027-01-01");
  await dialog.getByText("This plan has a price from that day on already.").waitFor();
  await dialog.getByRole("button", { name: "Keep the prices" }).click();
  await dialog.waitFor({ state: "detached" });
  await assertAccessible(page);
  await picture(page, "price-added");
  await page.getByRole("link", { name: "All plans" }).click();
  await page.getByText("CHF 10.90 per month from 1 Jan 2027").waitFor();
  await assertAccessible(page);
  await picture(page, "catalogue");
});
