import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const [email, password, next] = ["lea@bergblick.example", "granite-peak-lantern", "nine copper lanterns"];

test("ACC-10 somebody whose password is known to others makes the account their own again", async () => {
  const thief = (await openWindow(program.url)).page;
  await signIn(thief, email, password);
  await thief.waitForURL(/\/o\//);
  const { page } = await openWindow(program.url, { phone: true });
  await signIn(page, email, password);
  await page.waitForURL(/\/o\//);
  await page.goto("/me/security");
  await page.getByRole("link", { name: "Schritte durchgehen" }).click();
  await page.getByText("Schritt 1 von 5").waitFor();
  await assertAccessible(page);
  await page.getByLabel("Aktuelles Passwort").fill(password);
  await page.getByLabel("Neues Passwort", { exact: true }).fill(next);
  await picture(page, "compromised-password");
  await page.getByRole("button", { name: "Passwort ändern" }).click();
  await page.getByText("Das Passwort ist geändert.").first().waitFor();
  await page.getByRole("button", { name: "Nächster Schritt" }).click();

  await page.getByText("Schritt 2 von 5").waitFor();
  await page.getByRole("button", { name: "Andere Sitzungen beenden" }).click();
  await page.getByText("Eine Sitzung wurde beendet.").waitFor();
  await assertAccessible(page);
  await picture(page, "compromised-sessions");
  await thief.reload();
  await thief.getByRole("button", { name: "Anmelden", exact: true }).waitFor();
  await page.getByRole("button", { name: "Nächster Schritt" }).click();

  await page.getByRole("button", { name: "Alle API-Tokens entfernen" }).click();
  await page.getByText("Es gab kein API-Token.").waitFor();
  await page.getByRole("button", { name: "Nächster Schritt" }).click();
  await page.getByText("Schritt 4 von 5").waitFor();
  await assertAccessible(page);
  await picture(page, "compromised-factors");
  await page.getByRole("button", { name: "Nächster Schritt" }).click();
  await page.getByText(email).waitFor();
  await assertAccessible(page);
  await picture(page, "compromised-addresses");
  await page.getByRole("button", { name: "Nächster Schritt" }).click();
  await page.getByText("Was getan ist").waitFor();
  await assertAccessible(page);
  await picture(page, "compromised-summary");
  await page.getByRole("link", { name: "Zur Seite Sicherheit" }).click();
  await page.waitForURL(/\/me\/security/);

  const again = (await openWindow(program.url)).page;
  await signIn(again, email, password);
  await again.getByText("E-mail or password is wrong.").waitFor();
  assert.match(again.url(), /sign-in/);
});
