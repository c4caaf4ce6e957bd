import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const invited = "noa@bergblick.example";
const { page } = await openWindow(program.url);
page.setDefaultTimeout(12_000);
const phone = (await openWindow(program.url, { phone: true, language: "de-CH" })).page;
phone.setDefaultTimeout(12_000);

test("ORG-4 two people are invited at once; one is withdrawn again", async () => {
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  await page.goto(`${new URL(page.url()).pathname.split("/").slice(0, 3).join("/")}/users/members`);
  await page.getByRole("link", { name: "Personen einladen" }).click();
  await page.getByRole("button", { name: "Einladungen senden" }).click();
  await page.getByText(/^E-Mail-Adressen: /).waitFor();
  await assertAccessible(page);
  await picture(page, "invite-refused");
  await page.getByLabel("E-Mail-Adressen").fill(`${invited}\nwrong.person@example.com`);
  await page.getByLabel("Bestellungen, Rechnungen und Geld").check();
  await page.getByLabel("Sprache der E-Mail").selectOption("de");
  await assertAccessible(page);
  await picture(page, "invite");
  await page.getByRole("button", { name: "Einladungen senden" }).click();
  await page.getByText("2 Einladungen sind unterwegs.").waitFor();
  await page.getByRole("button", { name: "Zurückziehen: wrong.person@example.com" }).click();
  await page.getByText("Die Einladung an wrong.person@example.com ist zurückgezogen.").waitFor();
  await page.locator("main").getByText("Zurückgezogen", { exact: true }).last().waitFor();
  await assertAccessible(page);
  await picture(page, "invitations");
});

test("ACC-1 the invited person makes an account on a phone, and is in the organization", async () => {
  const link = await linkInMail(program, invited, "/invitation");
  await phone.goto(link);
  await phone.getByText("Ihre Rolle: Mitarbeiter").waitFor();
  assert.equal(await phone.getByLabel("E-Mail-Adresse").inputValue(), invited);
  await assertAccessible(phone);
  await picture(phone, "invitation-phone");
  await phone.getByLabel("Vorname").fill("Noa");
  await phone.getByLabel("Nachname").fill("Berger");
  await phone.getByLabel("Passwort", { exact: true }).fill("nine copper lanterns");
  await phone.getByRole("button", { name: "Konto erstellen und beitreten" }).click();
  await phone.waitForURL(/\/o\//);
  await assertAccessible(phone);
  await picture(phone, "invitation-joined");
  const other = (await openWindow(program.url, { dark: true, language: "de-CH" })).page;
  await other.goto(link);
  await other.getByText("Diese Einladung wurde bereits angenommen.").waitFor();
  await assertAccessible(other);
  await picture(other, "invitation-used");
});

test("ORG-4 who is signed in as somebody else is told whose invitation it is, and signs out to accept", async () => {
  await page.goto(new URL(page.url()).pathname.replace(/\/users\/.*/, "/users/invitations/new"));
  await page.getByLabel("E-Mail-Adressen").fill("regula@hofladen-sonnenhalde.example");
  await page.getByRole("button", { name: "Einladungen senden" }).click();
  await page.getByText("Die Einladung ist unterwegs.").waitFor();
  const link = await linkInMail(program, "regula@hofladen-sonnenhalde.example", "/invitation");
  await phone.goto(link);
  await phone.getByText("Diese Einladung ist für jemand anderen").waitFor();
  await phone.getByText("r…@hofladen-sonnenhalde.example").waitFor();
  await assertAccessible(phone);
  await picture(phone, "invitation-other");
  await phone.getByRole("button", { name: "Abmelden" }).click();
  await phone.getByRole("link", { name: "Anmelden und annehmen" }).click();
  await phone.getByLabel("E-Mail-Adresse").fill("regula@hofladen-sonnenhalde.example");
  await phone.getByLabel("Passwort", { exact: true }).fill(password);
  await phone.getByRole("button", { name: "Anmelden", exact: true }).click();
  await phone.getByRole("button", { name: /annehmen/ }).click();
  await phone.waitForURL(/\/o\//);
});

test("ORG-4 a role is changed, with a mail to the member; then the member is removed", async () => {
  await page.getByRole("link", { name: "Mitglieder", exact: true }).click();
  await page.getByRole("link", { name: "Noa Berger" }).click();
  await page.getByRole("heading", { name: "Noa Berger" }).waitFor();
  await assertAccessible(page);
  await picture(page, "member");
  await page.getByRole("radio", { name: "Administrator" }).check();
  await page.getByRole("button", { name: "Rolle ändern" }).click();
  await page.getByText("Noa Berger: Administrator").waitFor();
  await linkInMail(program, invited, "/o/");
  await page.getByRole("button", { name: "Aus der Organisation entfernen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("verliert sofort den Zugriff auf diese Organisation").waitFor();
  await assertAccessible(page);
  await picture(page, "member-remove");
  await dialog.getByRole("button", { name: "Aus der Organisation entfernen" }).click();
  await page.getByText("Noa Berger ist kein Mitglied mehr.").waitFor();
  await linkInMail(program, invited, "/me/organizations");
});

test("ORG-5 the last legal representative is refused, with the way out", async () => {
  await page.getByRole("link", { name: "Lea" }).first().click();
  await page.getByRole("radio", { name: "Administrator" }).check();
  await page.getByRole("button", { name: "Rolle ändern" }).click();
  await page.getByText("Sie sind der letzte gesetzliche Vertreter dieser Organisation.").waitFor();
  await page.getByRole("switch", { name: "Mahnungen und Hinweise zur Abrechnung" }).click();
  await picture(page, "member-last");
  await page.getByText("Kein anderer gesetzlicher Vertreter erhält diese E-Mails zur Abrechnung.").waitFor();
  await assertAccessible(page);
  await picture(page, "member-last");
  await page.getByRole("link", { name: "Einen anderen ernennen" }).first().click();
  await page.waitForURL(/\/users\/members$/);
  await assertAccessible(page);
  await picture(page, "members");
});
