import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, download, picture, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());
const password = "granite-peak-lantern";
const { page } = await openWindow(program.url);
page.setDefaultTimeout(20_000);
const rows = () => page.getByRole("table").getByRole("row");

test("SEC-10 account activity: each sign-in stands there with its device", async () => {
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  await page.goto("/me/activity");
  await page.getByRole("heading", { name: "Aktivität", level: 1 }).waitFor();
  await rows().filter({ hasText: "Angemeldet" }).first().waitFor();
  await assertAccessible(page);
  await picture(page, "activity-own");
});

test("SEC-10 account activity: searched, narrowed by kind and day; what narrows it stands in the address", async () => {
  await page.getByRole("searchbox", { name: "Protokoll durchsuchen" }).fill("angemeldet");
  await page.waitForURL(/search=angemeldet/);
  await page.waitForFunction(() => {
    const shown = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
    return shown.length > 0 && shown.every((text) => text.includes("Angemeldet"));
  });
  await page.getByRole("searchbox", { name: "Protokoll durchsuchen" }).fill("");
  await page
    .locator("label")
    .filter({ hasText: /^Anmeldung$/ })
    .click();
  await page.waitForURL(/group=signing_in/);
  await page.getByRole("button", { name: "Filtern" }).click();
  await page.getByLabel("Ab Tag", { exact: true }).fill("2031-01-01");
  await page.getByRole("button", { name: "Anwenden" }).click();
  await page.waitForURL(/from=2031-01-01/);
  await page.getByRole("button", { name: /Ab Tag/ }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: /Ab Tag/ }).waitFor();
  await assertAccessible(page);
});

test("SEC-10 account activity: as a file for a spreadsheet, and verified by a button", async () => {
  await page.goto("/me/activity?group=signing_in");
  await rows().filter({ hasText: "Angemeldet" }).first().waitFor();
  const path = await download(page, () => page.getByRole("link", { name: "Exportieren" }).click());
  const text = readFileSync(path, "utf8");
  assert.match(text, /happened_at;actor_kind;actor;what/);
  assert.match(text, /;Angemeldet;/);
  await page.getByRole("button", { name: "Protokoll prüfen" }).click();
  await page.getByText("Das Protokoll ist vollständig").waitFor();
  await assertAccessible(page);
  await picture(page, "activity-verified");
});

test("SEC-11 activity of the organization: who did what, narrowed to orders", async () => {
  await page.goto("/");
  await page.waitForURL(/\/o\//);
  const organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto(`${organization}/users/activity`);
  await page.getByRole("button", { name: "Protokoll prüfen" }).waitFor();
  await page
    .locator("label")
    .filter({ hasText: /^Bestellungen$/ })
    .click();
  await page.waitForURL(/group=orders/);
  await rows()
    .filter({ hasText: /Bestellung \d+ aufgegeben/ })
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Protokoll prüfen" }).click();
  await page.getByText("Das Protokoll ist vollständig").waitFor();
  await assertAccessible(page);
  await picture(page, "activity-organization");
});
