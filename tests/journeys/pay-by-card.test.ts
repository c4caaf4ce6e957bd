import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, settled, signIn, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const { page } = await openWindow(program.url);
page.setDefaultTimeout(20_000);
const staff = await openWindow(program.url);
afterEach(async (t) => {
  if (!("passed" in t && t.passed)) await picture(page, "failed-pay-by-card");
});
const password = "granite-peak-lantern";

await signIn(page, "lea@bergblick.example", password);
await page.waitForURL(/\/o\//);
const organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");

/** Calls the API as the page would. */
async function post<T>(path: string, body: object): Promise<T> {
  return page.evaluate(
    async ([address, content]) => {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const response = await fetch(address ?? "", { method: "POST", headers, body: content ?? "" });
      return response.json();
    },
    [`/api/v1${organization.replace("/o/", "/organizations/")}${path}`, JSON.stringify(body)],
  );
}

/** Places an order of a web hosting and opens its page. */
async function orderToPay(): Promise<void> {
  const lines = [{ planId: "web-hosting-standard", period: "month", quantity: 1 }];
  const { totalMinor } = await post<{ totalMinor: number }>("/orders/prices", { lines });
  const terms = { termsVersion: "2026-01" };
  const { termsVersion } = await page.evaluate(async (known) => {
    const installation = await (await fetch("/api/v1/installation")).json();
    return { termsVersion: installation?.terms?.version ?? known.termsVersion };
  }, terms);
  const order = await post<{ id: string }>("/orders", {
    lines,
    expectedTotalMinor: totalMinor,
    termsVersion,
  });
  assert.ok(order.id, JSON.stringify(order));
  await page.goto(`${organization}/accounting/orders/${order.id}`);
}

/** Types a card on the provider's page and pays. */
async function payWith(number: string): Promise<void> {
  await page.waitForURL(/\/stand-in\/stripe\/pay\//);
  await page.locator("input[name=number]").fill(number);
  await page.locator("input[name=expiry]").fill("12/34");
  await page.locator("button[name=act][value=pay]").click();
}

const payButton = (where: Page) => where.getByRole("button", { name: /^CHF.[\d.]+ bezahlen$/ });

test("MON-3 an order is paid on the provider's page: declined, then with another card, and the product is active", async () => {
  await orderToPay();
  await page.getByRole("heading", { name: "Mit Karte oder Wallet zahlen" }).waitFor();
  await assertAccessible(page);
  await picture(page, "pay-by-card");
  await page.getByLabel("Für spätere Zahlungen behalten").check();
  await payButton(page).click();
  await payWith("4000 0000 0000 0002");
  await payWith("4242 4242 4242 4242");
  await page.getByRole("heading", { name: "Bezahlt, vielen Dank" }).waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "card-paid");
  await page.getByRole("link", { name: "Bestellung öffnen" }).click();
  await page.getByText("Bezahlt", { exact: true }).first().waitFor();
  await page.getByRole("heading", { name: "Zahlungen mit Karte oder Wallet" }).waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "card-order");
});

test("MON-12 the kept card tops the prepaid account up with one click", async () => {
  await page.goto(`${organization}/accounting/prepaid/top-up`);
  await page.getByLabel("Betrag in CHF").fill("50");
  await page.getByLabel("Visa •••• 4242").check();
  await assertAccessible(page);
  await picture(page, "card-top-up");
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByRole("heading", { name: "Bezahlt, vielen Dank" }).waitFor();
  await page.getByRole("link", { name: "Prepaid-Konto öffnen" }).click();
  await page.getByText("Aufladung eingetroffen").first().waitFor();
});

test("MON-12 a kept card that the bank declines says why and what to do", async () => {
  await page.goto(`${organization}/accounting/payment-methods`);
  await page.getByRole("button", { name: "Zahlungsmittel hinzufügen" }).click();
  await payWith("4000 0000 0000 0341");
  await page.getByText("Visa •••• 0341").first().waitFor();
  await orderToPay();
  await page.getByLabel("Visa •••• 0341").check();
  await payButton(page).click();
  await page.getByRole("heading", { name: "Die Zahlung wurde nicht ausgeführt" }).waitFor();
  await page.getByText("Ihre Bank hat die Zahlung ohne Angabe von Gründen abgelehnt.").waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "card-declined");
  await page.getByRole("link", { name: "Noch einmal versuchen" }).click();
  await page.getByLabel("Visa •••• 4242").check();
  await payButton(page).click();
  await page.getByRole("heading", { name: "Bezahlt, vielen Dank" }).waitFor();
});

test("MON-12 the default method is not removed while products depend on it; another one is", async () => {
  await page.goto(`${organization}/accounting/payment-methods`);
  await page.getByRole("button", { name: "Als Standard verwenden: Visa •••• 4242" }).click();
  await page.getByRole("button", { name: "Als Standard verwenden: Visa •••• 0341" }).waitFor();
  await page.getByRole("button", { name: "Entfernen: Visa •••• 4242" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click();
  await page.getByText(/Ihre Produkte hängen von diesem Zahlungsmittel ab/).waitFor();
  await assertAccessible(page);
  await picture(page, "method-refused");
  await page.getByRole("button", { name: "Behalten" }).click();
  await page.getByRole("button", { name: "Entfernen: Visa •••• 0341" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click();
  await page.getByText("Visa •••• 0341 ist entfernt.").waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "payment-methods");
});

test("MON-14 staff give a top-up back to the card", async () => {
  await signInAsStaff(program, staff.page, "nora@alpenhost.example", password);
  await staff.page.goto("/staff/charges");
  await settled(staff.page);
  await assertAccessible(staff.page);
  await picture(staff.page, "staff-charges");
  await staff.page
    .getByRole("link", { name: /^(Aufladung|Top-up) / })
    .first()
    .click();
  await staff.page.locator("input[inputmode=decimal], form input").first().fill("20");
  await staff.page.locator("form input").nth(1).fill("Asked for by phone");
  await staff.page.locator("form button[type=submit]").click();
  await staff.page.getByText("Asked for by phone").waitFor();
  await settled(staff.page);
  await assertAccessible(staff.page);
  await picture(staff.page, "staff-charge");
});
