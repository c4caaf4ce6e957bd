import assert from "node:assert/strict";
import test, { after } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signIn } from "./support/journey.ts";

const program = await startProgram();
after(() => program.stop());
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
  await page.waitForFunction(
    async ({ id, least }) => {
      const response = await fetch(`/api/v1/organizations/${id}/prepaid-account`);
      const { balances } = (await response.json()) as { balances: { minor: number }[] };
      return (balances[0]?.minor ?? 0) >= least;
    },
    { id: organization, least: before + 25_050 },
  );
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
