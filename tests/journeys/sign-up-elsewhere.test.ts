import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const email = "mara.keller@keller-holzbau.example";

test("ACC-1 pattern 25: the link opened on the phone asks for a password, and that one counts", async () => {
  const { page } = await openWindow(program.url);
  await page.goto("/sign-up");
  await page.getByLabel("First name").fill("Mara");
  await page.getByLabel("Last name").fill("Keller");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("eleven violet tunnels");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByText("Check your mail").waitFor();

  const phone = (await openWindow(program.url, { phone: true, language: "de-CH" })).page;
  await phone.goto(await linkInMail(program, email, "/confirm"));
  await phone.getByRole("button", { name: "Adresse bestätigen" }).click();
  await phone.getByLabel("Neues Passwort").fill("nine copper lanterns");
  await assertAccessible(phone);
  await picture(phone, "sign-up-elsewhere");
  await phone.getByRole("button", { name: "Adresse bestätigen" }).click();
  await phone.getByText("Ihre Adresse ist bestätigt").waitFor();
  await phone.getByRole("link", { name: "Anmelden" }).click();
  await phone.getByLabel("E-Mail-Adresse").fill(email);
  await phone.getByLabel("Passwort", { exact: true }).fill("eleven violet tunnels");
  await phone.getByRole("button", { name: "Anmelden", exact: true }).click();
  await phone.getByText("E-Mail oder Passwort ist falsch.").waitFor();
  await phone.getByLabel("Passwort", { exact: true }).fill("nine copper lanterns");
  await phone.getByRole("button", { name: "Anmelden", exact: true }).click();
  await phone.waitForURL(/\/o\//);
  assert.match(phone.url(), /\/o\//);
});
