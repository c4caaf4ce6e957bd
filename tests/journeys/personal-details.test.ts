import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, download, picture, settled, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const { context, page } = await openWindow(program.url);
afterEach(async (t) => {
  if (!("passed" in t && t.passed)) await picture(page, "failed-personal-details");
});
page.setDefaultTimeout(20_000);
await signIn(page, "lea@bergblick.example", "granite-peak-lantern");
await page.waitForURL(/\/o\//);
const home = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");

const portrait = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#2f6f4f" } })
  .composite([
    {
      input: await sharp({ create: { width: 300, height: 300, channels: 3, background: "#e0b070" } })
        .png()
        .toBuffer(),
      left: 300,
      top: 150,
    },
  ])
  .jpeg()
  .toBuffer();
const choose = (name: string, buffer: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "image/jpeg", buffer });

test("guide «personal details»: change first and last name; they show everywhere", async () => {
  await page.goto("/me/profile");
  await page.getByLabel("Vorname").fill("Léa-Marie");
  await page.getByLabel("Nachname").fill("Keller-Muster");
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await page.getByText("Gespeichert").first().waitFor();
  await page.getByRole("button", { name: /Léa-Marie Keller-Muster/ }).waitFor();
  await page.goto(`${home}/users/members`);
  await page.getByText("Léa-Marie Keller-Muster").first().waitFor();
});

test("guide «personal details»: a picture is chosen, cut by keyboard, and shows beside the name", async () => {
  await page.goto("/me/profile");
  await settled(page);
  await choose("me.jpg", portrait);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Verschieben Sie das Quadrat").waitFor();
  const area = dialog.getByLabel("Gezeigter Ausschnitt des Bildes");
  await area.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
  await assertAccessible(page);
  await picture(page, "avatar-crop");
  await dialog.getByRole("button", { name: "Diesen Ausschnitt verwenden" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Das Bild ist geändert.").waitFor();
  const shown = page.locator("main img[src*='/avatars/']").first();
  await shown.waitFor();
  assert.equal(
    await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    420,
  );
  await page.locator("header img[src*='/avatars/']").waitFor();
  await assertAccessible(page);
  await picture(page, "profile");
  await page.goto(`${home}/users/members`);
  await page.locator("main img[src*='/avatars/']").first().waitFor();
});

test("ACC-3 a file that is no picture, and one that is too small, say so before anything is sent", async () => {
  await page.goto("/me/profile");
  await settled(page);
  await choose("me.png", Buffer.from("<script>alert(1)</script>"));
  await page.getByRole("dialog").getByText("kein lesbares Bild").waitFor();
  await page.getByRole("button", { name: "Bild nicht ändern" }).click();
  const tiny = await sharp({ create: { width: 120, height: 300, channels: 3, background: "#000000" } })
    .png()
    .toBuffer();
  await choose("tiny.png", tiny);
  await page.getByRole("dialog").getByText("mindestens 210 Pixel").waitFor();
  await page.getByRole("button", { name: "Bild nicht ändern" }).click();
});

test("guide «personal details»: a telephone number, in the international form", async () => {
  await page.goto("/me/profile");
  const field = page.getByLabel("Telefonnummer");
  await field.fill("044 668 18 00");
  await page.getByRole("button", { name: "Nummer speichern" }).click();
  await page.getByText("Schreiben Sie die Nummer mit ihrem Land").first().waitFor();
  await assertAccessible(page);
  await field.fill("+41446681800");
  await page.getByRole("button", { name: "Nummer speichern" }).click();
  await page.getByText("Die Telefonnummer ist geändert.").waitFor();
  await page.reload();
  assert.equal(await page.getByLabel("Telefonnummer").inputValue(), "+41 44 668 18 00");
});

test("guide «personal details»: the picture is removed again; initials stand in its place", async () => {
  await page.getByRole("button", { name: "Bild entfernen" }).click();
  await page.getByText("Das Bild ist entfernt.").waitFor();
  assert.equal(await page.locator("img[src*='/avatars/']").count(), 0);
});

test("what is held about a person is downloaded from the profile", async () => {
  const path = await download(page, () =>
    page.getByRole("button", { name: "Meine Daten herunterladen" }).click(),
  );
  const files = unzipSync(readFileSync(path));
  const [profile] = JSON.parse(Buffer.from(files["profile.json"] ?? []).toString("utf8"));
  assert.deepEqual([profile.first_name, profile.phone], ["Léa-Marie", "+41446681800"]);
});

test("personal details on a phone, in the dark", async () => {
  await choose("me.jpg", portrait);
  await page.getByRole("button", { name: "Diesen Ausschnitt verwenden" }).click();
  await page.getByText("Das Bild ist geändert.").waitFor();
  const phone = await openWindow(program.url, { phone: true, dark: true });
  await phone.context.addCookies(await context.cookies());
  await phone.page.goto("/me/profile");
  await phone.page.locator("main h1").first().waitFor();
  await assertAccessible(phone.page);
  await picture(phone.page, "profile-phone");
  await phone.context.close();
});
