import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import {
  addAuthenticator,
  assertAccessible,
  download,
  keepBackupCodes,
  picture,
  signIn,
} from "./support/journey.ts";

const program = await startProgram();
after(() => program.stop());

const email = "lea@bergblick.example";
const password = "granite-peak-lantern";
const { page } = await openWindow(program.url);
page.setDefaultTimeout(20_000);
afterEach(async (t) => {
  if (!("passed" in t && t.passed)) await picture(page, "failed-second-factors");
});
const main = page.locator("main");
const dialog = page.getByRole("dialog");
let codes: string[] = [];

/** Signs in anew, in the language in which the page was left. */
async function signInAnew(): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
}

/** Finishes with one of the codes that were kept. */
async function giveBackupCode(code: string | undefined): Promise<void> {
  await page.getByLabel("Notfallcode").fill(code ?? "");
  await page.getByRole("button", { name: "Bestätigen und anmelden" }).click();
  await page.waitForURL(/\/o\//);
  await page.goto("/me/security");
}

/** The six digits of the newest text to a number, as the demo's mailbox shows it. */
async function codeInText(number: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const list = await read<{ items: { id: string; subject: string | null }[] }>(
      `/mailbox?recipient=${encodeURIComponent(number)}`,
    );
    const newest = list.items[0];
    const mail = newest?.subject ? await read<{ html: string }>(`/mailbox/${newest.id}`) : undefined;
    const code = />(\d{6}) /.exec(mail?.html ?? "")?.[1];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no text to ${number} arrived`);
}

async function read<A>(path: string): Promise<A> {
  return (await (await fetch(`${program.url}/api/v1${path}`)).json()) as A;
}

test("SEC-1 SEC-2 I add an authenticator app, and keep the backup codes that come with it", async () => {
  await signIn(page, email, password);
  await page.waitForURL(/\/o\//);
  await page.goto("/me/security");
  await main.getByText("nur durch das Passwort geschützt").waitFor();
  await assertAccessible(page);
  await picture(page, "second-factors-none");
  await addAuthenticator(page);
  await dialog.getByText("Bewahren Sie Ihre Notfallcodes auf").waitFor();
  await assertAccessible(page);
  await picture(page, "second-factors-codes");
  const file = await download(page, () => dialog.getByRole("link", { name: "Herunterladen" }).click());
  await page.emulateMedia({ media: "print" });
  await picture(page, "second-factors-codes-print");
  await page.emulateMedia({ media: "screen" });
  codes = await keepBackupCodes(page);
  assert.equal(codes.length, 10);
  const text = readFileSync(file, "utf8");
  assert.ok(codes.every((code) => text.includes(code)) && text.includes(email));
  await main.getByText("Noch 10 Codes übrig").waitFor();
  await assertAccessible(page);
  await picture(page, "second-factors-on");
});

test("SEC-2 I sign in with a backup code, because my phone is not at hand", async () => {
  await signInAnew();
  await page.getByLabel("Code der Authentifizierungs-App").waitFor();
  await page.getByRole("button", { name: "Mit einem Notfallcode" }).click();
  await assertAccessible(page);
  await picture(page, "second-factors-sign-in");
  await giveBackupCode(codes[0]?.toLowerCase());
  await main.getByText("Noch 9 Codes übrig").waitFor();
});

test("SEC-1 I add my Swiss number for codes by SMS", async () => {
  await main.getByRole("button", { name: "Zweiten Faktor hinzufügen" }).click();
  await assertAccessible(page);
  await picture(page, "second-factors-menu");
  await page.getByRole("menuitem", { name: "Telefon (SMS)" }).click();
  await dialog.getByText("die schwächere Wahl").waitFor();
  await dialog.getByLabel("Mobilnummer").fill("079 123 45 34");
  await dialog.getByRole("button", { name: "Code senden" }).click();
  await dialog.getByText("+41 •• ••• •• 34").waitFor();
  await assertAccessible(page);
  await dialog.getByLabel("Code aus der SMS").fill(await codeInText("+41791234534"));
  await dialog.getByRole("button", { name: "Einschalten" }).click();
  await dialog.waitFor({ state: "hidden" });
  await main.getByText("+41 •• ••• •• 34").waitFor();
  await picture(page, "second-factors-two");
});

test("SEC-4 I remove the app: my phone stays, and gives me a code at the next sign-in", async () => {
  await main.getByRole("button", { name: "Entfernen: Authentifizierungs-App" }).click();
  await dialog.getByText("Ihre anderen zweiten Faktoren bleiben").waitFor();
  await dialog.getByLabel("Passwort", { exact: true }).fill("a wrong password");
  await dialog.getByRole("button", { name: "Faktor entfernen" }).click();
  await dialog.getByText("Das Passwort ist falsch.").first().waitFor();
  await dialog.getByLabel("Passwort", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Faktor entfernen" }).click();
  await dialog.waitFor({ state: "hidden" });
  await signInAnew();
  await page.getByText("Ein Code wird an Ihr Telefon +41 •• ••• •• 34 gesendet.").waitFor();
  await assertAccessible(page);
  await picture(page, "second-factors-sms");
});

test("SEC-4 I remove SMS as the last factor, and am plainly asked to add another", async () => {
  await page.getByRole("button", { name: "Mit einem Notfallcode" }).click();
  await giveBackupCode(codes[1]);
  await main.getByRole("button", { name: "Entfernen: Telefon (SMS)" }).click();
  await dialog.getByText("Das ist Ihr letzter zweiter Faktor.").waitFor();
  await assertAccessible(page);
  await picture(page, "second-factors-remove-last");
  await dialog.getByLabel("Passwort", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Faktor entfernen" }).click();
  await dialog.waitFor({ state: "hidden" });
  await main.getByText("Bitte fügen Sie einen anderen hinzu.").waitFor();
  assert.equal(await main.getByText("Notfallcodes", { exact: true }).count(), 0);
  await assertAccessible(page);
  await picture(page, "second-factors-removed");
});

test("SEC-4 I cannot add it again with a number of another country", async () => {
  await main.getByRole("button", { name: "Zweiten Faktor hinzufügen" }).click();
  await page.getByRole("menuitem", { name: "Telefon (SMS)" }).click();
  await dialog.getByLabel("Mobilnummer").fill("+43 664 123 45 67");
  await dialog.getByRole("button", { name: "Code senden" }).click();
  await dialog
    .getByText("aus der Schweiz, aus Frankreich, Belgien und Deutschland gesendet")
    .first()
    .waitFor();
  await assertAccessible(page);
  await picture(page, "second-factors-other-country");
  await page.keyboard.press("Escape");
});

test("the page of security reads well on a phone and in the dark", async () => {
  for (const looks of [{ phone: true }, { dark: true }, { phone: true, dark: true }]) {
    const other = await openWindow(program.url, looks);
    await other.context.addCookies(await page.context().cookies());
    await other.page.goto("/me/security");
    await other.page.locator("main h1").waitFor();
    await assertAccessible(other.page);
    await picture(other.page, `second-factors-${looks.phone ? "phone" : "wide"}${looks.dark ? "-dark" : ""}`);
    await other.context.close();
  }
});
