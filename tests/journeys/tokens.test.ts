import assert from "node:assert/strict";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, linkInMail, picture, settled, signIn } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());
const email = "lea@bergblick.example";
const { page } = await openWindow(program.url);
page.setDefaultTimeout(20_000);
let token = "";

/** What a program on another machine sends: the token, no cookie, no origin. */
async function read(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${program.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("API-2 an API token is made with a name, an end and scopes, and shown once", async () => {
  await signIn(page, email, "granite-peak-lantern");
  await page.waitForURL(/\/o\//);
  await page.goto("/me/tokens");
  await page.getByText("Sie haben kein API-Token.").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "API-Token erstellen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "API-Token erstellen" }).click();
  await dialog.getByText("Wählen Sie mindestens eines.").first().waitFor();
  await dialog.getByLabel("Name").fill("Lager");
  await dialog.getByLabel("Gilt für").selectOption("30");
  await dialog.getByLabel("Lesen, wem es gehört, und die Organisationen").check();
  await dialog.getByLabel("Bestellungen lesen").check();
  await assertAccessible(page);
  await picture(page, "tokens-form");
  await dialog.getByRole("button", { name: "API-Token erstellen" }).click();
  await dialog.getByText(/^chalet_pat_/).waitFor();
  token = (await dialog.getByText(/^chalet_pat_/).textContent()) ?? "";
  assert.match(token, /^chalet_pat_[0-9a-f]{72}$/);
  await assertAccessible(page);
  await picture(page, "tokens-shown");
  await dialog.getByRole("button", { name: "Ich habe es kopiert" }).click();
  await page.getByText("Lager").first().waitFor();
  assert.ok(!(await page.content()).includes(token), "it is nowhere on the page again");
  assert.match(await linkInMail(program, email, "/me/tokens"), /\/me\/tokens$/);
});

test("API-2 a program uses it within its scopes, and its last use stands there", async () => {
  const owner = await read("/me/token");
  assert.equal(owner.status, 200);
  const [organization] = owner.body.organizations as { id: string }[];
  assert.equal((await read(`/organizations/${organization?.id}/orders`)).status, 200);
  const beyond = await read(`/organizations/${organization?.id}/invoices`);
  assert.deepEqual([beyond.status, beyond.body.code], [403, "identity.token_scope_missing"]);
  await page.reload();
  await page.getByText("von 127.0.0.1").waitFor();
  await assertAccessible(page);
  await picture(page, "tokens-list");
});

test("API-2 revoked, it is refused at the next request", async () => {
  await page.getByRole("button", { name: "Widerrufen: Lager" }).click();
  const dialog = page.getByRole("dialog", { name: "«Lager» widerrufen?" });
  await assertAccessible(page);
  await dialog.getByRole("button", { name: "Widerrufen", exact: true }).click();
  await page.getByText("Sie haben kein API-Token.").waitFor();
  const refused = await read("/me/token");
  assert.deepEqual([refused.status, refused.body.code], [401, "identity.token_unusable"]);
  await page.goto("/me/activity?group=tokens");
  await settled(page);
  await page.getByText("API-Token «Lager» widerrufen").waitFor();
});

test("API-2 the pages read well in German, dark, on a phone", async () => {
  const { context, page: phone } = await openWindow(program.url, { phone: true, dark: true });
  await context.addCookies(await page.context().cookies());
  await phone.goto("/me/tokens");
  await settled(phone);
  await picture(phone, "tokens-phone");
  await phone.goto("/me/activity");
  await settled(phone);
  await assertAccessible(phone);
  await picture(phone, "activity-phone");
  await context.close();
});
