import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signIn } from "./support/journey.ts";

const folder = mkdtempSync(join(tmpdir(), "chalet-hosted-"));
const program = await startProgram({ folder });
after(async () => {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});
const password = "granite-peak-lantern";

/** Begins to pay a top-up by card as the console does, and answers the page that the payer is sent to. */
async function beginPayment(page: Page, email: string): Promise<{ organization: string; url: string }> {
  await signIn(page, email, password);
  await page.waitForURL(/\/o\//);
  const organization = new URL(page.url()).pathname.split("/")[2] ?? "";
  const url = await page.evaluate(async (id) => {
    const post = async (path: string, body: object) => {
      const response = await fetch(`/api/v1/organizations/${id}/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { id: string; url: string };
    };
    const topUp = await post("top-ups", { minor: 25_050 });
    return (await post("charges", { kind: "top_up", subjectId: topUp.id, keep: true })).url;
  }, organization);
  return { organization, url };
}

const balanceOf = (page: Page, organization: string) =>
  page.evaluate(async (id) => {
    const response = await fetch(`/api/v1/organizations/${id}/prepaid-account`);
    return ((await response.json()) as { balances: { minor: number }[] }).balances[0]?.minor ?? 0;
  }, organization);

/** Waits until so much stands on the prepaid account. */
const untilBalance = (page: Page, organization: string, least: number) =>
  page.waitForFunction(
    async (wanted) => {
      const response = await fetch(`/api/v1/organizations/${wanted.organization}/prepaid-account`);
      const { balances } = (await response.json()) as { balances: { minor: number }[] };
      return (balances[0]?.minor ?? 0) >= wanted.least;
    },
    { organization, least },
  );

test("in the demo a card is typed on the stand-in's page, at our own address, under our own policy", async () => {
  const { page } = await openWindow(program.url);
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  const { organization, url } = await beginPayment(page, "lea@bergblick.example");
  assert.ok(url.startsWith(`${program.url}/stand-in/stripe/pay/`), url);
  const before = await balanceOf(page, organization);
  const answer = await page.goto(url);
  assert.match(answer?.headers()["content-security-policy"] ?? "", /default-src 'none';script-src 'self'/);
  await page.getByText("Testseite der Demo").waitFor();
  await assertAccessible(page);
  await picture(page, "hosted-pay");
  await page.getByLabel("Kartennummer").fill("4000 0000 0000 9995");
  await page.getByRole("button", { name: /CHF.250\.50 bezahlen/ }).click();
  await page.getByRole("alert").getByText("mangels Deckung").waitFor();
  await assertAccessible(page);
  await page.getByLabel("Kartennummer").fill("4000 0000 0000 3220");
  await page.getByRole("button", { name: /bezahlen/ }).click();
  await page.getByText("3-D Secure").waitFor();
  await assertAccessible(page);
  await picture(page, "hosted-confirm");
  await page.getByRole("button", { name: "Bestätigen" }).click();
  await page.waitForURL(`**/o/${organization}/accounting/payments/**`);
  await untilBalance(page, organization, before + 25_050);
  await page.goto(url);
  await page.getByText("bereits benutzt").waitFor();
  await assertAccessible(page);
  assert.deepEqual(complaints, []);
});

test("the page is good to read on a phone and in the dark", async () => {
  const { page } = await openWindow(program.url, { phone: true, dark: true });
  page.setDefaultTimeout(20_000);
  const { url } = await beginPayment(page, "jonas@nordlicht.example");
  await page.goto(url);
  await page.getByRole("radio", { name: /SEPA/ }).check();
  await page.getByLabel("IBAN").waitFor();
  await assertAccessible(page);
  await picture(page, "hosted-pay-phone-dark");
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  await page.getByRole("button", { name: /250,50.€ bezahlen/ }).click();
  await page.waitForURL("**/accounting/payments/**");
});

test("a demo that is killed right after the payment knows of it when it runs again", async (t) => {
  const { page } = await openWindow(program.url);
  page.setDefaultTimeout(30_000);
  const { organization, url } = await beginPayment(page, "lea@bergblick.example");
  const before = await balanceOf(page, organization);
  const fields = { act: "pay", method: "card", number: "4242424242424242", expiry: "12/34" };
  await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const ended = once(program.process, "exit");
  program.process.kill("SIGKILL");
  await ended;
  const again = await startProgram({ folder });
  t.after(() => again.stop());
  await page.goto(`${again.url}/o/${organization}/accounting/prepaid`);
  await untilBalance(page, organization, before + 25_050);
  assert.equal(await balanceOf(page, organization), before + 25_050);
});
