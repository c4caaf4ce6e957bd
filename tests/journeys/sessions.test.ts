import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const email = "lea@bergblick.example";
const home = await openWindow(program.url);
const office = await openWindow(program.url, { phone: true });
for (const { page } of [home, office]) page.setDefaultTimeout(20_000);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(home.page, "failed-sessions-home");
  await picture(office.page, "failed-sessions-office");
});

test("SEC-7 signing in from a new device is told by mail, which leads to what to do", async () => {
  await signIn(home.page, email, password);
  await home.page.waitForURL(/\/o\//);
  assert.match(await linkInMail(program, email), /\/me\/compromised$/);
  await signIn(office.page, email, password);
  await office.page.waitForURL(/\/o\//);
});

test("SEC-6 one of two browsers ends the other, which notices within a second", async () => {
  const { page } = home;
  // The other waits on a page of the organization, as people do.
  await office.page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto("/me/sessions");
  const own = page.getByRole("listitem").filter({ hasText: "Diese Sitzung" });
  await own.waitFor();
  await assertAccessible(page);
  await picture(page, "sessions");
  const end = page.getByRole("button", { name: /^Sitzung beenden: Chrome/ });
  assert.equal(await end.count(), 1);
  await end.click();
  const clicked = performance.now();
  await office.page.getByRole("dialog").getByLabel("Passwort", { exact: true }).waitFor();
  const noticed_ms = performance.now() - clicked;
  assert.ok(noticed_ms < 2_000, `noticed after ${noticed_ms} ms, with the time to draw it`);
  await page.getByText("Die Sitzung ist beendet.").waitFor();
  assert.equal(await end.count(), 0);
  await assertAccessible(office.page);
});

test("whoever was signed out signs in over the page, and ends all others from there", async () => {
  const { page } = office;
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Passwort", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Anmelden", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.goto("/me/sessions");
  await page.getByRole("button", { name: "Alle anderen Sitzungen beenden" }).click();
  await page.getByText("Alle anderen Sitzungen sind beendet.").waitFor();
  await assertAccessible(page);
  await picture(page, "sessions-phone");
  await home.page.reload();
  await home.page.waitForURL(/\/sign-in/);
});

test("a device that is remembered asks for no second factor, until it is forgotten", async () => {
  const { page } = await openWindow(program.url);
  page.setDefaultTimeout(20_000);
  const staff = "nora@alpenhost.example";
  await signIn(page, staff, password);
  await page.getByLabel("Remember this device for 30 days").check();
  await assertAccessible(page);
  await picture(page, "remember-device");
  await page.getByLabel("Code of the authenticator app").fill(await program.command("code", staff));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(staff|me|o)(\/|$)/, { waitUntil: "commit" });
  await page.goto("/me/sessions");
  await page.getByRole("heading", { name: "Remembered devices" }).waitFor();
  await page.evaluate(() => fetch("/api/v1/session", { method: "DELETE" }));
  await signIn(page, staff, password);
  await page.waitForURL(/\/(staff|me|o)(\/|$)/, { waitUntil: "commit" });
  await page.goto("/me/sessions");
  await page.getByRole("button", { name: /^Forget the device: Chrome/ }).click();
  await page.getByText("The device is forgotten.").waitFor();
  await page.evaluate(() => fetch("/api/v1/session", { method: "DELETE" }));
  await signIn(page, staff, password);
  await page.getByLabel("Code of the authenticator app").waitFor();
});
