import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { type Program, startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, signIn } from "./support/journey.ts";

const folder = mkdtempSync(join(tmpdir(), "chalet-journey-"));
const start = (today: string) => startProgram({ args: ["--today", today], folder });
let program: Program = await start("2026-11-23");
after(async () => {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

const [email, recovery] = ["lea@bergblick.example", "lea@zuhause.example"];
const password = "granite-peak-lantern";
const next = "nine copper lanterns";

test("ACC-5 somebody sets a recovery e-mail and confirms it by the link", async () => {
  const { page } = await openWindow(program.url);
  await signIn(page, email, password);
  await page.waitForURL(/\/o\//);
  await page.goto("/me/security");
  await page.getByText("Sie haben noch keine Wiederherstellungs-E-Mail").waitFor();
  await page.getByRole("button", { name: "Wiederherstellungs-E-Mail setzen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Wiederherstellungs-E-Mail").fill(email);
  await dialog.getByRole("button", { name: "Link senden" }).click();
  await dialog.getByText("müssen zwei verschiedene Adressen sein").first().waitFor();
  await dialog.getByLabel("Wiederherstellungs-E-Mail").fill(recovery);
  await picture(page, "recovery-dialog");
  await assertAccessible(page);
  await dialog.getByRole("button", { name: "Link senden" }).click();
  await page.getByText(`${recovery} wartet auf die Bestätigung`).waitFor();
  await picture(page, "recovery-waiting");

  const phone = (await openWindow(program.url, { phone: true, dark: true, language: "de-CH" })).page;
  await phone.goto(await linkInMail(program, recovery, "/confirm-recovery"));
  await assertAccessible(phone);
  await picture(phone, "recovery-link");
  await phone.getByRole("button", { name: "Adresse bestätigen" }).click();
  await phone.getByText("Die Wiederherstellungs-E-Mail ist bestätigt").waitFor();
  await picture(phone, "recovery-confirmed");
  await page.reload();
  await page.getByText("Benutzbar ab 30.11.2026").waitFor();
  await assertAccessible(page);
  await picture(page, "recovery-set");
});

test("ACC-5 eight days later the password is forgotten: the link goes to the recovery e-mail", async () => {
  await program.stop();
  program = await start("2026-12-01");
  const { page } = await openWindow(program.url, { phone: true, language: "de-CH" });
  await page.goto("/forgot");
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Link senden" }).click();
  await page.goto(await linkInMail(program, recovery, "/reset"));
  await page.getByLabel("Neues Passwort").fill(next);
  await page.getByRole("button", { name: "Passwort setzen" }).click();
  await page.getByText("Ihr Passwort ist geändert").waitFor();
  await page.getByText("beendet").first().waitFor();
  await assertAccessible(page);
  await picture(page, "reset-done");
  await page.getByRole("link", { name: "Anmelden" }).click();
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort", { exact: true }).fill(next);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await page.waitForURL(/\/o\//);
  await page.goto("/me/security");
  await page.getByText("In Gebrauch, bestätigt am").waitFor();
  await page.getByRole("button", { name: "Wiederherstellungs-E-Mail entfernen" }).click();
  await page.getByText("funktioniert noch 7 Tage").waitFor();
  await assertAccessible(page);
  await picture(page, "recovery-remove");
  const mails = await fetch(`${program.url}/api/v1/mailbox?recipient=${encodeURIComponent(email)}`);
  const { items } = (await mails.json()) as { items: { subject: string | null }[] };
  assert.ok(items.some(({ subject }) => subject === "Ihr Passwort wurde geändert"));
});
