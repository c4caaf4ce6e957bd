import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, settled, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const { page } = await openWindow(program.url);
await signIn(page, "lea@bergblick.example", "granite-peak-lantern");
await page.waitForURL(/\/o\//);

test("MON-13 a customer chooses when to be reminded; what cannot be is refused at the field", async () => {
  await page.getByRole("link", { name: "Buchhaltung" }).or(page.getByText("Buchhaltung")).first().click();
  await page.getByRole("link", { name: "Erinnerungen" }).click();
  const field = page.getByLabel("Tage nach der Fälligkeit");
  assert.equal(await field.inputValue(), "3, 10, 17");
  await field.fill("10, 3");
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await page.getByText("Verwenden Sie bis zu fünf steigende Tage").first().waitFor();
  await assertAccessible(page);
  await picture(page, "reminders-refused");
  await field.fill("1, 14");
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await page.getByText("Ohne Ihre Wahl: 3, 10, 17 Tage nach der Fälligkeit.").waitFor();
  await page.reload();
  assert.equal(await page.getByLabel("Tage nach der Fälligkeit").inputValue(), "1, 14");
});

test("MON-8 MON-13 an open invoice says what went wrong with the payment, and is paid from the prepaid account", async () => {
  await page.getByRole("link", { name: "Rechnungen" }).click();
  await page
    .getByRole("link", { name: /100026/ })
    .first()
    .click();
  await page.getByText("Weil die Beträge nicht übereinstimmen").waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "invoice-stray-payment");
  await page.getByRole("button", { name: /vom Prepaid-Konto bezahlen/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /zahlen$/ })
    .click();
  await page.getByText("Bezahlt", { exact: true }).first().waitFor();
});
