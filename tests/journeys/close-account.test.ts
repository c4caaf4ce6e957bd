import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { databaseUrlOf } from "../support/database-url.ts";
import { emptyDatabase } from "../support/installation.ts";
import { queryOn } from "../support/owner.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, settled, signIn } from "./support/journey.ts";

const connection = await emptyDatabase();
const program = await startProgram({
  args: ["--today", "2026-11-23"],
  env: { DATABASE_URL: databaseUrlOf(connection) },
});
after(() => program.stop());

const { context, page } = await openWindow(program.url);
afterEach(async (t) => {
  if (!("passed" in t && t.passed)) await picture(page, "failed-close-account");
});
page.setDefaultTimeout(20_000);
const [email, password] = ["lea@bergblick.example", "granite-peak-lantern"];
await signIn(page, email, password);
await page.waitForURL(/\/o\//);

/** Gives somebody of the demo a role in the organization of somebody else. */
const appoint = (who: string, where: string) =>
  queryOn(
    connection,
    `insert into members (organization_id, user_id, role, created_at)
     select m.organization_id, u.id, 'legal_representative', now() from users u, members m
     join users own on own.id = m.user_id where u.email = $1 and own.email = $2`,
    [who, where],
  );

test("guide «closing a user account»: the last legal representative may not, and reads what to do", async () => {
  await page.goto("/me/profile");
  await page.getByRole("link", { name: "Konto schließen" }).click();
  await page.getByText("Sie sind der letzte gesetzliche Vertreter von").waitFor();
  assert.equal(await page.getByLabel("Passwort").count(), 0, "there is nothing to press yet");
  await page.getByRole("heading", { name: "Das wird gelöscht" }).waitFor();
  await assertAccessible(page);
  await picture(page, "close-account-refused");
  await page
    .getByRole("link", { name: /^Mitglieder von/ })
    .first()
    .click();
  await page.waitForURL(/\/users\/members$/);
});

test("guide «leaving organizations»: the list says where one may not leave, and why", async () => {
  await page.goto("/me/organizations");
  await page
    .getByText("Sie sind der letzte gesetzliche Vertreter. Ernennen Sie einen anderen")
    .first()
    .waitFor();
  assert.equal(await page.getByRole("button", { name: /verlassen$/ }).count(), 0);
  await assertAccessible(page);
  await picture(page, "my-organizations");
});

test("guide «leaving organizations»: a member leaves, and has no access any more", async () => {
  await appoint(email, "jonas@nordlicht.example");
  await page.reload();
  const leave = page.getByRole("button", { name: /verlassen$/ });
  await leave.first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Sie verlieren sofort den Zugriff").waitFor();
  await assertAccessible(page);
  await dialog.getByRole("button", { name: "Organisation verlassen" }).click();
  await page.getByText(/^Sie haben .* verlassen\.$/).waitFor();
  assert.equal(await leave.count(), 0);
});

test("guide «closing a user account»: with another legal representative the account closes, for good", async () => {
  await appoint("jonas@nordlicht.example", email);
  await page.goto("/me/close");
  await page.getByLabel("Passwort", { exact: true }).fill("not the password");
  const close = page.getByRole("button", { name: "Konto endgültig schließen" });
  await close.click();
  await page.getByText("Das Passwort ist falsch.").first().waitFor();
  await assertAccessible(page);
  await picture(page, "close-account");
  const phone = await openWindow(program.url, { phone: true, dark: true });
  await phone.context.addCookies(await context.cookies());
  for (const path of ["/me/close", "/me/organizations"]) {
    await phone.page.goto(path);
    await phone.page.locator("main h1").first().waitFor();
    await settled(phone.page);
    await assertAccessible(phone.page);
    await picture(phone.page, `${path.slice(4)}-phone`);
  }
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await close.click();
  await page.waitForURL(/\/closed$/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await assertAccessible(page);
  await phone.page.goto("/me/profile");
  await phone.page.waitForURL(/\/sign-in/);
  await phone.context.close();
  assert.equal(new URL(await linkInMail(program, email)).pathname, "/", "one last mail");
});

test("guide «closing a user account»: nobody signs in with it any more", async () => {
  const visitor = await openWindow(program.url);
  await signIn(visitor.page, email, password);
  await visitor.page.getByText("E-mail or password is wrong.").waitFor();
  await visitor.context.close();
});
