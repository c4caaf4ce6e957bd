import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const [old, next] = ["regula@hofladen-sonnenhalde.example", "regula@neu.example"];
const password = "granite-peak-lantern";
const { page } = await openWindow(program.url);
const phone = (await openWindow(program.url, { phone: true, language: "de-CH" })).page;

test("ACC-4 somebody changes the sign-in e-mail: the password is asked, and the new address confirmed", async () => {
  await signIn(page, old, password);
  await page.waitForURL(/\/o\//);
  await page.goto("/me/profile");
  await page.getByRole("button", { name: "Anmelde-E-Mail ändern" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Neue E-Mail-Adresse").fill(next);
  await dialog.getByLabel("Passwort", { exact: true }).fill("nicht das richtige");
  await dialog.getByRole("button", { name: "Link senden" }).click();
  await dialog.getByText("Das Passwort ist falsch.").waitFor();
  await assertAccessible(page);
  await picture(page, "change-email-dialog");
  await dialog.getByLabel("Passwort", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Link senden" }).click();
  await page.getByText(`${next} wartet auf die Bestätigung`).waitFor();
  await assertAccessible(page);
  await picture(page, "change-email-waiting");
  await phone.goto(await linkInMail(program, next, "/confirm-address"));
  await phone.getByRole("button", { name: "Adresse bestätigen" }).click();
  await phone.getByText("Ihre Anmelde-E-Mail ist geändert").waitFor();
  await assertAccessible(phone);
  await picture(phone, "change-email-confirmed");
  await page.reload();
  await page.getByText("Ihre frühere Adresse kann die Änderung rückgängig machen bis").waitFor();
  await picture(page, "change-email-changed");
});

test("ACC-4 the old address undoes it: every session ends, and a link for a new password is there", async () => {
  const dark = (await openWindow(program.url, { dark: true, language: "de-CH" })).page;
  await dark.goto(await linkInMail(program, old, "/undo-address"));
  await assertAccessible(dark);
  await picture(dark, "undo-email");
  await dark.getByRole("button", { name: "Änderung rückgängig machen" }).click();
  await dark.getByText("Ihre Adresse ist zurück").waitFor();
  await assertAccessible(dark);
  await picture(dark, "undo-email-done");
  await dark.goto(await linkInMail(program, old, "/reset"));
  await dark.getByLabel("Neues Passwort").fill("nine copper lanterns");
  await dark.getByRole("button", { name: "Passwort setzen" }).click();
  await dark.getByText("Ihr Passwort ist geändert").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Anmelden", exact: true }).waitFor();
  assert.match(page.url(), /sign-in/);
});
