import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { codeOf } from "../../../server/domains/identity/factors/totp.rules.ts";
import { accessibilityProblems } from "../../support/chromium.ts";
import type { Program } from "../../support/program.ts";

const root = join(import.meta.dirname, "../../..");
const run = promisify(execFile);

/** Where pictures of journeys are put; `UPDATE_IMAGES=1` also renews those that the documents show. */
const folder = join(root, ".cache/journeys");

/** Takes a picture once nothing moves any more; `document` is its name in docs/images. */
export async function picture(page: Page, name: string, document?: string): Promise<void> {
  await settled(page);
  if (document && process.env.UPDATE_IMAGES) await noNotices(page);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  if (!document || !process.env.UPDATE_IMAGES) return;
  mkdirSync(join(root, "docs/images"), { recursive: true });
  copyFileSync(path, join(root, "docs/images", `${document}.png`));
}

/** Waits until the notices of what was done have gone again. */
async function noNotices(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll(".mantine-Notification-root").length === 0);
}

/** Waits until the page shows content instead of its outline. */
export async function settled(page: Page): Promise<void> {
  // The live stream never ends: quiet is a hint here, not a condition.
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => {});
  await page.waitForFunction(() => document.querySelectorAll(".mantine-Skeleton-root").length === 0);
}

/** Fails with what a person using assistive technology would stumble over (WCAG 2.2 AA). */
export async function assertAccessible(page: Page): Promise<void> {
  await settled(page);
  assert.deepEqual(await accessibilityProblems(page), [], `accessibility of ${page.url()}`);
}

/** Signs in on the sign-in page. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in as staff of the demo, with the code that their app would show. */
export async function signInAsStaff(
  program: Program,
  page: Page,
  email: string,
  password: string,
): Promise<void> {
  await signIn(page, email, password);
  await page.getByLabel("Code of the authenticator app").waitFor();
  await enterCode(page, await program.command("code", email));
  await page.waitForURL(/\/(staff|me|o)(\/|$)/, { waitUntil: "commit" });
}

async function enterCode(page: Page, code: string): Promise<void> {
  const field = page.getByLabel("Code of the authenticator app");
  const inputs = page.locator(".mantine-PinInput-input");
  if ((await inputs.count()) > 0) {
    await inputs.first().click();
    await page.keyboard.type(code);
  } else {
    await field.fill(code);
  }
  const confirm = page.getByRole("button", { name: "Confirm and sign in" });
  if (await confirm.isVisible().catch(() => false)) await confirm.click({ timeout: 5_000 }).catch(() => {});
}

/** The link of the newest mail to somebody, as the demo's mailbox shows it; waits for one that leads to the given page. */
export async function linkInMail(program: Program, recipient: string, page = "/"): Promise<string> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const list = await read(program, `/mailbox?recipient=${encodeURIComponent(recipient)}`);
    const newest = list.items?.[0];
    const mail = newest?.subject ? await read(program, `/mailbox/${newest.id}`) : undefined;
    const link = mail?.links?.[0];
    if (link && new URL(link).pathname.startsWith(page)) return link;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail to ${recipient} arrived`);
}

interface MailAnswer {
  items?: { id: string; subject: string | null }[];
  links?: string[];
}

async function read(program: Program, path: string): Promise<MailAnswer> {
  const response = await fetch(`${program.url}/api/v1${path}`);
  return (await response.json()) as MailAnswer;
}

/** Saves what a click downloads. */
export async function download(page: Page, click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  const path = join(mkdtempSync(join(tmpdir(), "chalet-download-")), file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** The payloads of the QR codes on the pages of a PDF, read from the rendered pages by zbar. */
export async function scanPdf(path: string): Promise<string[]> {
  const pages = mkdtempSync(join(tmpdir(), "chalet-pages-"));
  try {
    await run("pdftoppm", ["-r", "200", "-png", path, join(pages, "page")]);
    const { stdout } = await run("sh", ["-c", `zbarimg --quiet --raw --oneshot "${pages}"/*.png`]);
    return stdout.split(/\n(?=SPC|BCD)/).map((text) => text.trimEnd());
  } finally {
    rmSync(pages, { recursive: true, force: true });
  }
}

/** A file on disk with this content, for an upload. */
export function fileWith(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "chalet-file-")), name);
  writeFileSync(path, content);
  return path;
}

/** Sets up an authenticator app on the page of one's security, with the code of now. Gives its secret. */
export async function addAuthenticator(page: Page): Promise<string> {
  await page.locator("[data-adds=factor]").click();
  await page.locator("[data-kind=totp]").click();
  const dialog = page.getByRole("dialog").filter({ has: page.locator("img") });
  const shown = await dialog.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent();
  const secret = (shown ?? "").replaceAll(" ", "");
  await dialog.locator("input[inputmode=numeric]").fill(codeOf(secret, Temporal.Now.instant()));
  await dialog.locator("button[type=submit]").click();
  await dialog.waitFor({ state: "hidden" });
  return secret;
}

/** Takes down the backup codes that a first factor brings, and closes their sheet. */
export async function keepBackupCodes(page: Page): Promise<string[]> {
  const sheet = page.getByRole("dialog").filter({ has: page.locator("input[type=checkbox]") });
  await sheet.waitFor();
  const codes = await sheet.locator("li").allTextContents();
  await sheet.locator("input[type=checkbox]").check();
  await sheet.getByRole("button").last().click();
  await sheet.waitFor({ state: "hidden" });
  return codes;
}
