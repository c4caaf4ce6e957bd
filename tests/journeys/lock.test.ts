import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { databaseUrlOf } from "../support/database-url.ts";
import { emptyDatabase } from "../support/installation.ts";
import { queryOn } from "../support/owner.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, signIn } from "./support/journey.ts";

const connection = await emptyDatabase();
const program = await startProgram({
  args: ["--today", "2026-11-23"],
  env: { DATABASE_URL: databaseUrlOf(connection) },
});
after(() => program.stop());

const [administrator, member] = ["lea@bergblick.example", "jonas@nordlicht.example"];
const password = "granite-peak-lantern";
const windows = {
  admin: await openWindow(program.url),
  member: await openWindow(program.url),
  elsewhere: await openWindow(program.url, { phone: true }),
};
for (const { page } of Object.values(windows)) page.setDefaultTimeout(20_000);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  for (const [name, { page }] of Object.entries(windows)) await picture(page, `failed-lock-${name}`);
});
await queryOn(
  connection,
  `insert into members (organization_id, user_id, role, created_at)
   select m.organization_id, u.id, 'collaborator', now() from users u, members m
   join users own on own.id = m.user_id where u.email = $1 and own.email = $2`,
  [member, administrator],
);

/** Types passwords on the sign-in page that are answered as wrong, each of them. */
async function refused(page: Page, ...typed: string[]): Promise<void> {
  for (const one of typed) {
    await signIn(page, member, one);
    await page.getByText("E-mail or password is wrong.").first().waitFor();
  }
}

const wrong = (times: number) => Array.from({ length: times }, (_, at) => `wrong guess number ${at}`);

test("SEC-8 after ten wrong passwords the account is locked: the right one is answered like a wrong one", async () => {
  const { page } = windows.member;
  await refused(page, ...wrong(10), password);
  await assertAccessible(page);
  assert.match(await linkInMail(program, member), /\/unlock$/);
});

test("SEC-8 an administrator of the organization sees the lock and opens it", async () => {
  const { page } = windows.admin;
  await signIn(page, administrator, password);
  await page.waitForURL(/\/o\//);
  const organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto(`${organization}/users/members`);
  await page.getByText("Gesperrt").waitFor();
  await assertAccessible(page);
  await picture(page, "members-locked");
  await page.getByRole("button", { name: /entsperren$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Vergewissern Sie sich").waitFor();
  await assertAccessible(page);
  await picture(page, "member-unlock");
  await dialog.getByRole("button", { name: "Entsperren" }).click();
  await page.getByText("kann sich wieder anmelden.").waitFor();
  await page.getByText("Gesperrt").waitFor({ state: "detached" });
  await signIn(windows.member.page, member, password);
  await windows.member.page.waitForURL(/\/o\//);
});

test("SEC-7, SEC-8 the member chooses alerts, and a lock after three failures", async () => {
  const { page } = windows.member;
  await page.goto("/me/security");
  const section = page.getByRole("region", { name: "Meldungen und Sperre" });
  await section.getByLabel("E-Mail bei Anmeldungen").selectOption({ label: "Bei jeder Anmeldung" });
  await section.getByLabel("Fehlversuche").fill("2");
  await section.getByRole("button", { name: "Speichern" }).click();
  await section.getByText("Wählen Sie eine Zahl von 3 bis 20.").first().waitFor();
  await assertAccessible(page);
  await section.getByLabel("Fehlversuche").fill("3");
  await section.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Gespeichert").waitFor();
  await section.scrollIntoViewIfNeeded();
  await picture(page, "alerts");
});

test("SEC-8 locked again from elsewhere, the member still signs in on the known device, and unlocks by the secure form", async () => {
  const { page } = windows.elsewhere;
  await refused(page, ...wrong(3), password);
  await page.getByRole("link", { name: "Account locked?" }).click();
  await page.getByLabel("E-mail address").fill(member);
  await assertAccessible(page);
  await picture(page, "unlock-ask");
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("If an account with this address is locked").waitFor();
  await page.goto(await linkInMail(program, member, "/unlock"));
  await page.getByLabel("Password", { exact: true }).fill("not the right one");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("The password is wrong.").first().waitFor();
  await assertAccessible(page);
  await picture(page, "unlock-password");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("heading", { name: "Your account is unlocked" }).waitFor();
  await assertAccessible(page);
  assert.equal((await page.request.get("/api/v1/session")).status(), 401, "nobody was signed in");
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page, member, password);
  await page.waitForURL(/\/o\//);
  const known = windows.member.page;
  await known.evaluate(() => fetch("/api/v1/session", { method: "DELETE" }));
  await refused((await openWindow(program.url)).page, ...wrong(3));
  // The browser remembers the language of whoever was signed in.
  await known.goto("/sign-in");
  await known.getByLabel("E-Mail-Adresse").fill(member);
  await known.getByLabel("Passwort", { exact: true }).fill(password);
  await known.getByRole("button", { name: "Anmelden", exact: true }).click();
  await known.waitForURL(/\/o\//);
});
