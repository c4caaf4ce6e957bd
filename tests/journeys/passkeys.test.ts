import assert from "node:assert/strict";
import test, { after } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { plugIn } from "../support/virtual-key.ts";
import { assertAccessible, picture, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const email = "regula@hofladen-sonnenhalde.example";
const password = "granite-peak-lantern";
/** Long enough beside a second factor alone. */
const short = "kupfer 9 mond";
const { page } = await openWindow(program.url, { language: "de-CH" });
/** Signed in before there was any second factor. */
const elsewhere = (await openWindow(program.url, { language: "de-CH", phone: true, dark: true })).page;

const security = (window: Page) => window.goto("/me/security");
const card = (window: Page, name: string) => window.getByRole("article", { name, exact: true });
const isIn = (window: Page) => window.waitForURL(/\/o\//, { waitUntil: "commit" });

async function givePassword(window: Page) {
  await window.goto("/sign-in");
  await window.getByLabel("E-Mail-Adresse").fill(email);
  await window.getByLabel("Passwort", { exact: true }).fill(password);
  await window.getByRole("button", { name: "Anmelden", exact: true }).click();
}

async function addKey(name: string | undefined) {
  await page.getByRole("button", { name: "Zweiten Faktor hinzufügen" }).click();
  await page.locator("[data-kind=passkey]").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name des Schlüssels").waitFor();
  if (name) await dialog.getByLabel("Name des Schlüssels").fill(name);
  await assertAccessible(page);
  await picture(page, `passkey-add-${name ? "stick" : "device"}`);
  await dialog.getByRole("button", { name: "Schlüssel hinzufügen" }).click();
}

async function signOut() {
  await page.context().clearCookies();
  await page.goto("/sign-in");
}

test("SEC-1 a passkey is added: the device asks for the finger, and the first factor brings backup codes", async () => {
  await givePassword(elsewhere);
  await isIn(elsewhere);
  await givePassword(page);
  await isIn(page);
  await security(page);
  const device = await plugIn(page, "device");
  await addKey(undefined);
  await page.getByLabel("Ich habe meine Notfallcodes aufbewahrt").check();
  await page.getByRole("button", { name: "Fertig" }).click();
  await card(page, "Passkey 1").waitFor();
  await assertAccessible(page);
  await picture(page, "passkey-added");

  await device.touch(false);
  await signOut();
  const button = page.getByRole("button", { name: "Mit einem Passkey anmelden" });
  await button.waitFor();
  await assertAccessible(page);
  await picture(page, "passkey-sign-in");
  await device.touch(true);
  await button.click();
  await isIn(page);

  // The browser's list below the field for the address: this one chooses at once.
  await signOut();
  await isIn(page);
  await device.unplug();
});

test("SEC-1 a security key that is only touched is the second step after the password, and proves a sensitive act", async () => {
  await security(page);
  const stick = await plugIn(page, "stick");
  await addKey("Schlüsselbund");
  await card(page, "Schlüsselbund").waitFor();
  await signOut();
  await givePassword(page);
  const use = page.getByRole("button", { name: "Schlüssel verwenden und anmelden" });
  await use.waitFor();
  await assertAccessible(page);
  await picture(page, "passkey-second-step");
  await use.click();
  await isIn(page);

  await security(elsewhere);
  await stick.moveTo(elsewhere);
  await elsewhere.getByRole("button", { name: "Passwort ändern" }).click();
  const dialog = elsewhere.getByRole("dialog");
  await dialog.getByLabel("Aktuelles Passwort").fill(password);
  await dialog.getByLabel("Neues Passwort").fill("kurz");
  await dialog.getByRole("button", { name: "Passwort ändern" }).click();
  await dialog.getByText("mindestens 10 Zeichen").first().waitFor();
  await assertAccessible(elsewhere);
  await picture(elsewhere, "password-change");
  await dialog.getByLabel("Neues Passwort").fill(short);
  await dialog.getByRole("button", { name: "Passwort ändern" }).click();
  const proof = elsewhere.getByRole("dialog", { name: "Bestätigen Sie, dass Sie es sind" });
  await proof.getByRole("button", { name: "Schlüssel verwenden" }).waitFor();
  await assertAccessible(elsewhere);
  await picture(elsewhere, "passkey-proof");
  await proof.getByRole("button", { name: "Schlüssel verwenden" }).click();
  await elsewhere.getByText("Ihr Passwort ist geändert.").waitFor();
});

test("ASVS 7.4.3 the change ended the other session", async () => {
  await page.getByText("Ihre Sitzung ist beendet").first().waitFor();
  await page.context().clearCookies();
});

test("SEC-4 keys are renamed and removed; the last one stays while the password is short", async () => {
  await security(elsewhere);
  await card(elsewhere, "Passkey 1").getByRole("button", { name: "Umbenennen" }).click();
  const rename = elsewhere.getByRole("dialog");
  await rename.getByLabel("Name").fill("Telefon");
  await rename.getByRole("button", { name: "Speichern" }).click();
  await card(elsewhere, "Telefon").waitFor();
  const remove = async (name: string) => {
    await card(elsewhere, name).getByRole("button", { name: "Entfernen" }).click();
    const dialog = elsewhere.getByRole("dialog");
    await dialog.getByLabel("Passwort", { exact: true }).fill(short);
    await dialog.getByRole("button", { name: "Faktor entfernen" }).click();
    return dialog;
  };
  await remove("Telefon");
  await card(elsewhere, "Telefon").waitFor({ state: "detached" });
  const refused = await remove("Schlüsselbund");
  await refused.getByRole("alert").waitFor();
  await assertAccessible(elsewhere);
  await picture(elsewhere, "passkey-last-stays");
  assert.equal(await card(elsewhere, "Schlüsselbund").count(), 1);
});

test("ACC-2 a browser without a passkey says so, and leaves the password", async () => {
  const { page: bare } = await openWindow(program.url);
  await plugIn(bare, "device");
  await bare.goto("/sign-in");
  await bare.getByRole("button", { name: "Sign in with a passkey" }).click();
  await bare.getByText("No key was used.").waitFor();
  await assertAccessible(bare);
  await signIn(bare, "nobody@example.com", password);
  await bare.getByText("E-mail or password is wrong.").first().waitFor();
});

test("ASVS 6.2.6, 6.2.7: a new password is masked, can be shown and pasted, and password managers know the field", async () => {
  const { page: bare, context } = await openWindow(program.url);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bare.goto("/sign-up");
  const field = bare.getByLabel("Password", { exact: true });
  assert.equal(await field.getAttribute("type"), "password");
  assert.equal(await field.getAttribute("autocomplete"), "new-password");
  const typed = "q8}wL#v0^pZ!t3@mR".repeat(8);
  await bare.evaluate((text) => navigator.clipboard.writeText(text), typed);
  await field.focus();
  await bare.keyboard.press("Control+V");
  assert.equal(await field.inputValue(), typed);
  await bare.getByRole("button", { name: "Show password" }).click();
  assert.equal(await field.getAttribute("type"), "text");
});
