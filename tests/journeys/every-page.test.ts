import assert from "node:assert/strict";
import test, { after } from "node:test";
import type { Page } from "playwright-core";
import { type Looks, openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signIn, signInAsStaff } from "./support/journey.ts";

type Window = Awaited<ReturnType<typeof openWindow>>;

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const customer = await openWindow(program.url);
await signIn(customer.page, "lea@bergblick.example", password);
await customer.page.waitForURL(/\/o\//);
const staff = await openWindow(program.url);
await signInAsStaff(program, staff.page, "nora@alpenhost.example", password);

/** Another window with the session of somebody who is signed in. */
async function windowOf(person: Window, looks: Looks): Promise<Window> {
  const opened = await openWindow(program.url, looks);
  await opened.context.addCookies(await person.context.cookies());
  return opened;
}

const languages = ["de", "fr", "it", "es", "en"] as const;

const customerPages = [
  "",
  "/products",
  "/order",
  "/accounting/orders",
  "/accounting/invoices",
  "/accounting/prepaid",
  "/accounting/invoices/documents",
  "/accounting/payment-methods",
  "/accounting/billing-addresses",
  "/accounting/prepaid/missing",
  "/accounting/reminders",
  "/accounting/prepaid/top-up",
  "/accounting/prepaid/payout",
  "/users/members",
  "/users/invitations",
  "/users/invitations/new",
  "/users/activity",
  "/organization/details",
  "/support/contact",
  "/support/requests",
];
const staffPages = [
  "",
  "/customers",
  "/requests",
  "/support-codes",
  "/orders",
  "/invoices",
  "/charges",
  "/payouts",
  "/bank/payments",
  "/bank/files",
  "/accounting/figures",
  "/accounting/ledger",
  "/accounting/check",
  "/accounting/open-items",
  "/accounting/export",
  "/catalogue",
  "/catalogue/new",
  "/catalogue/web-hosting-standard",
  "/catalogue/web-hosting-standard/edit",
  "/news",
  "/news/new",
  "/system/jobs",
  "/system/mails",
  "/system/audit",
];

/** Each language on one screen, and both screens and colours among them. */
const looksOf: Record<(typeof languages)[number], Looks> = {
  de: { phone: true },
  fr: { dark: true },
  it: { phone: true, dark: true },
  es: {},
  en: {},
};

/** Fails where a page is wider than its window, so that it would have to be moved sideways. */
async function assertFits(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok((content ?? 0) <= (window ?? 0), `${page.url()} is ${content} wide in a window of ${window}`);
}

async function visit(page: Page, address: string, name: string, document?: string): Promise<void> {
  await page.goto(address);
  await page.locator("main h1").first().waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, name, document);
}

const nameOf = (area: string, path: string, language: string) =>
  `${area}-${path.slice(1).replaceAll("/", "-") || "overview"}-${language}`;

/** The language is the person's, so it is chosen as a person does: by their own settings. */
async function choose(page: Page, language: string): Promise<void> {
  const status = await page.evaluate(async (value) => {
    const answer = await fetch("/api/v1/me", {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ language: value }),
    });
    return answer.status;
  }, language);
  assert.equal(status, 204);
}

for (const language of languages) {
  test(`every page of a customer reads well in ${language}`, async () => {
    const { context, page } = await windowOf(customer, looksOf[language]);
    await page.goto("/");
    await page.waitForURL(/\/o\//);
    await choose(page, language);
    const organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
    for (const path of customerPages) {
      const document = language === "en" && path === "" ? "overview" : undefined;
      await visit(page, organization + path, nameOf("customer", path, language), document);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
    }
    for (const path of [
      "/me/profile",
      "/me/security",
      "/me/sessions",
      "/me/activity",
      "/me/tokens",
      "/me/organizations",
      "/me/news",
      "/me/close",
      "/me/support-code",
      "/me/compromised",
    ]) {
      await visit(page, path, nameOf("customer", path, language));
    }
    await context.close();
  });

  test(`every page of staff reads well in ${language}`, async () => {
    const { context, page } = await windowOf(staff, looksOf[language]);
    await page.goto("/staff");
    await choose(page, language);
    for (const path of staffPages) {
      await visit(page, `/staff${path}`, nameOf("staff", path, language));
      assert.equal(await page.locator("html").getAttribute("lang"), language);
    }
    await context.close();
  });
}
