import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, download, picture, scanPdf, settled, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const customer = await openWindow(program.url);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-prices");
});

const taken = "Staffelrabatt 25%: 347.20 − 86.80";

async function order(page: Page): Promise<void> {
  const terms = page.getByRole("checkbox");
  await page.getByRole("button", { name: "Für CHF 281.49 bestellen" }).waitFor();
  if (await terms.isVisible()) await terms.check();
  await page.getByRole("button", { name: "Für CHF 281.49 bestellen" }).click();
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
  await order(page);
  await page.getByText(taken).waitFor();
  await assertAccessible(page);
  assert.ok(await page.getByText("260.40").first().isVisible());
  await picture(page, "order-volume-rate");
  const [code] = await scanPdf(
    await download(page, () => page.getByText("Proforma-Rechnung herunterladen").click()),
  );
  assert.match(code ?? "", /\n281\.49\nCHF\n/);
});
