import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, settled, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const { context, page } = await openWindow(program.url);
afterEach(async (t) => {
  if (!("passed" in t && t.passed)) await picture(page, "failed-billing-addresses");
});
page.setDefaultTimeout(20_000);
await signIn(page, "lea@bergblick.example", "granite-peak-lantern");
await page.waitForURL(/\/o\//);
const home = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");

const addressIn = (where: Page, name: RegExp) => where.getByRole("radio", { name });

async function putIntoCart(where: Page, plan: string): Promise<void> {
  await where.goto(`${home}/order`);
  await where.getByRole("link", { name: `Auswählen: ${plan}` }).click();
  await where.getByRole("button", { name: "In den Warenkorb" }).click();
  await where
    .getByRole("link", { name: /^Bestellung prüfen/ })
    .first()
    .click();
}

async function fillIn(where: Page, name: string): Promise<void> {
  const dialog = where.getByRole("dialog");
  await dialog.getByLabel("Name der Firma oder Person").fill(name);
  await dialog.getByLabel("Abteilung oder Person").fill("Einkauf");
  await dialog.getByLabel("Straße").fill("Hafenstraße");
  await dialog.getByLabel("Nummer", { exact: true }).fill("9");
  await dialog.getByLabel("Postleitzahl").fill("20457");
  await dialog.getByLabel("Ort", { exact: true }).fill("Hamburg");
  const country = dialog.getByRole("combobox", { name: "Land" });
  await country.click();
  await country.fill("Deutschland");
  await where.getByRole("option", { name: "Deutschland", exact: true }).click();
}

const ordersOf = async () => {
  const answer = await page.evaluate(
    async (path) => {
      const response = await fetch(`/api/v1${path}?limit=200`);
      return (await response.json()) as { items: { id: string }[] };
    },
    `${home.replace("/o/", "/organizations/")}/orders`,
  );
  return answer.items.length;
};

test("ORG-9 the page without further addresses says what it is for", async () => {
  await page.goto(`${home}/accounting/billing-addresses`);
  await page.getByText("Rechnungen gehen an die Adresse der Organisation.").waitFor();
  await page.getByRole("heading", { name: "Adresse der Organisation" }).waitFor();
  await assertAccessible(page);
  await picture(page, "billing-addresses-none");
});

test("ORG-9 while ordering an address is added in place, is chosen, and VAT and total follow at once", async () => {
  await putIntoCart(page, "Mail Single");
  const order = page.getByRole("button", { name: /^Für CHF .* bestellen/ });
  const before = await order.textContent();
  await page.getByRole("button", { name: "Rechnungsadresse hinzufügen" }).click();
  await fillIn(page, "Bergblick Handels GmbH");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("MWST-Nummer").fill("DE136695975");
  await dialog.getByRole("button", { name: "Rechnungsadresse hinzufügen" }).click();
  await dialog.getByText("Diese MWST-Nummer ist für das Land nicht gültig.").first().waitFor();
  assert.equal(
    await dialog.getByLabel("Ort", { exact: true }).inputValue(),
    "Hamburg",
    "what was typed is still there",
  );
  await assertAccessible(page);
  await picture(page, "billing-address-dialog");
  await dialog.getByLabel("MWST-Nummer").fill("DE 136 695 976");
  await dialog.getByLabel("E-Mail-Adresse für Rechnungen").fill("rechnungen@bergblick-handel.example");
  await dialog.getByRole("button", { name: "Rechnungsadresse hinzufügen" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await addressIn(page, /Bergblick Handels GmbH/).isChecked(), true);
  await page
    .getByText(/reverse charge/i)
    .first()
    .waitFor();
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll("button")].some(
        (button) => button.textContent?.startsWith("Für CHF") && button.textContent !== text,
      ),
    before,
  );
  await picture(page, "order-billing-address");
  await assertAccessible(page);
  await page.reload();
  await order.waitFor();
  assert.equal(
    await addressIn(page, /Bergblick Handels GmbH/).isChecked(),
    true,
    "a reload keeps the choice",
  );
});

test("MON-3 without the terms nothing is ordered, and the box says so", async () => {
  const count = await ordersOf();
  await page.getByRole("button", { name: /^Für CHF .* bestellen/ }).click();
  await page.getByText("Akzeptieren Sie die Bedingungen, um zu bestellen.").waitFor();
  assert.equal(await ordersOf(), count);
  const link = page.getByRole("link", { name: "Bedingungen" });
  assert.equal(await link.getAttribute("href"), "https://alpenhost.example/terms");
  await assertAccessible(page);
  await page.getByLabel(/^Ich akzeptiere die Bedingungen/).check();
});

test("MON-3 two clicks at once place one order, which keeps the address and the terms", async () => {
  const count = await ordersOf();
  await page
    .getByRole("button", { name: /^Für CHF .* bestellen/ })
    .evaluate((button: HTMLButtonElement) => [button.click(), button.click()].length);
  await page.getByText("Wartet auf Ihre Zahlung").first().waitFor();
  assert.equal(await ordersOf(), count + 1);
  await page.getByText("Bergblick Handels GmbH, Einkauf, Hamburg").waitFor();
  await page.getByText("2026-01", { exact: true }).waitFor();
  await picture(page, "order-with-billing-address");
  await assertAccessible(page);
});

test("ORG-9 two tabs: one archives the address while the other orders with it; nothing is lost", async () => {
  await page.goto(`${home}/accounting/billing-addresses`);
  await page.getByRole("button", { name: "Als Standard: Bergblick Handels GmbH" }).click();
  await page.getByText("Standard", { exact: true }).waitFor();
  await assertAccessible(page);
  await picture(page, "billing-addresses");
  const other = await context.newPage();
  await putIntoCart(other, "Mail Single");
  await other.getByRole("button", { name: /^Für CHF .* bestellen/ }).waitFor();
  assert.equal(await addressIn(other, /Bergblick Handels GmbH/).isChecked(), true, "the default is proposed");
  await other.getByLabel(/^Ich akzeptiere die Bedingungen/).check();
  // Seen by nobody: this tab is not told of what happens elsewhere.
  await other.route("**/events*", (route) => route.abort());
  const count = await ordersOf();
  await page.bringToFront();
  await page.getByRole("button", { name: "Archivieren: Bergblick Handels GmbH" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Adresse archivieren" }).click();
  await page.getByText("Die Rechnungsadresse Bergblick Handels GmbH ist archiviert.").waitFor();
  const button = other.getByRole("button", { name: /bestellen$|^Bestellen$/ });
  if (await button.isEnabled()) await button.click();
  await other.getByText("Diese Rechnungsadresse kann nicht mehr gewählt werden").first().waitFor();
  await assertAccessible(other);
  await picture(other, "billing-address-archived");
  assert.equal(await ordersOf(), count);
  await addressIn(other, /Bergblick/)
    .first()
    .click();
  await other.getByRole("button", { name: /^Für CHF .* bestellen/ }).click();
  await other.getByText("Wartet auf Ihre Zahlung").first().waitFor();
  assert.equal(await ordersOf(), count + 1);
  await other.close();
});

test("MON-3 pending orders are paid and cancelled from their list; one with an invoice leads to it", async () => {
  await page.goto(`${home}/accounting/orders?state=pending`);
  const pending = page.getByRole("row").filter({ hasText: "Mail Single" });
  await pending.first().waitFor();
  await assertAccessible(page);
  await picture(page, "orders-pending");
  const rows = await pending.count();
  await pending
    .first()
    .getByRole("button", { name: /^Stornieren/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Bestellung stornieren" }).click();
  await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll("tr")].filter((row) => row.textContent?.includes("Mail Single"))
        .length ===
      count - 1,
    rows,
  );
  await pending
    .first()
    .getByRole("link", { name: /^Bezahlen/ })
    .click();
  await page.getByRole("button", { name: "Rechnung verlangen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rechnung verlangen" }).click();
  await page.waitForURL(/\/invoices\//);
  await page.goto(`${home}/accounting/orders?state=pending`);
  const invoiced = page.getByRole("row").filter({ hasText: "Rechnung bezahlen" }).first();
  await invoiced.waitFor();
  assert.doesNotMatch((await invoiced.textContent()) ?? "", /Offen bis/);
  await picture(page, "orders-invoiced");
  await invoiced.getByRole("link", { name: /^Rechnung bezahlen/ }).click();
  await page.waitForURL(/\/invoices\//);
});

test("ORG-9 on a phone, in the dark", async () => {
  const phone = await openWindow(program.url, { phone: true, dark: true });
  await phone.context.addCookies(await context.cookies());
  await phone.page.goto(`${home}/accounting/billing-addresses`);
  await phone.page.locator("main h1").first().waitFor();
  await assertAccessible(phone.page);
  await picture(phone.page, "billing-addresses-phone");
  await putIntoCart(phone.page, "Mail Single");
  await settled(phone.page);
  await assertAccessible(phone.page);
  await picture(phone.page, "order-phone");
  await phone.context.close();
});
