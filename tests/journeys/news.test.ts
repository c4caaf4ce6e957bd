import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startMailServer } from "../support/mail-server.ts";
import { startProgram } from "../support/program.ts";
import { until } from "../support/until.ts";
import { assertAccessible, picture, signIn, signInAsStaff } from "./support/journey.ts";

const mailServer = await startMailServer();
const program = await startProgram({
  args: ["--today", "2026-11-23"],
  env: { CHALET_SMTP_URL: mailServer.url },
});
after(() => program.stop());

const { context, page } = await openWindow(program.url);
const staff = await openWindow(program.url);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(page, "failed-news");
  await picture(staff.page, "failed-news-staff");
});
for (const window of [page, staff.page]) window.setDefaultTimeout(20_000);
const email = "lea@bergblick.example";
const newsMails = () =>
  mailServer.mails.filter(
    ({ envelope, headers }) =>
      envelope.to.includes(email) && headers.some(({ key }) => key === "list-unsubscribe"),
  );

test("guide «news subscriptions»: topics are switched on and off one by one", async () => {
  await signIn(page, email, "granite-peak-lantern");
  await page.waitForURL(/\/o\//);
  await page.goto("/me/news");
  const offers = page.getByRole("switch", { name: "Aktionen" });
  await offers.waitFor();
  assert.equal(await page.getByRole("switch", { name: "Wartung" }).isChecked(), true);
  assert.equal(await offers.isChecked(), false);
  await offers.locator("xpath=..").click();
  await page.getByText("Sie erhalten E-Mails zu «Aktionen».").waitFor();
  await page.getByRole("switch", { name: "Wartung" }).locator("xpath=..").click();
  await page.getByText("Sie erhalten keine E-Mails mehr zu «Wartung».").waitFor();
  await assertAccessible(page);
  await picture(page, "news");
  await page.reload();
  assert.equal(await offers.isChecked(), true);
  assert.equal(await page.getByRole("switch", { name: "Wartung" }).isChecked(), false);
});

test("staff write news, see how they read and how many get them, and send them", async () => {
  await signInAsStaff(program, staff.page, "nora@alpenhost.example", "granite-peak-lantern");
  await staff.page.goto("/staff/news");
  await staff.page.getByText("No news have been sent yet.").waitFor();
  await assertAccessible(staff.page);
  await staff.page.getByRole("link", { name: "Write news" }).first().click();
  await staff.page.getByLabel("Topic").selectOption({ label: "Offers" });
  await staff.page.getByText("1 person gets it").waitFor();
  await staff.page.getByLabel("Subject (en)").fill("Winter offers");
  await staff.page
    .getByLabel("Text (en)")
    .fill("Until the end of the year, hosting costs less.\n\nSee https://alpenhost.example/offers.");
  await staff.page.getByRole("tab", { name: "Deutsch" }).click();
  await staff.page.getByLabel("Subject (de)").fill("Winteraktion");
  await staff.page
    .getByLabel("Text (de)")
    .fill("Bis Ende Jahr kostet Hosting weniger.\n\nSiehe https://alpenhost.example/aktion.");
  await staff.page.getByRole("link", { name: "https://alpenhost.example/aktion" }).waitFor();
  await assertAccessible(staff.page);
  await picture(staff.page, "staff-news-write");
  await staff.page.getByRole("button", { name: "Send now" }).click();
  const dialog = staff.page.getByRole("dialog");
  await dialog.getByText("Mails that have left cannot be taken back.").waitFor();
  await assertAccessible(staff.page);
  await dialog.getByRole("button", { name: "Send now" }).click();
  await staff.page.getByText("The news are on their way.").waitFor();
  await staff.page.getByRole("cell", { name: "Winter offers" }).waitFor();
  await until(() => newsMails().length > 0);
  assert.deepEqual(
    newsMails().map(({ subject }) => subject),
    ["Winteraktion"],
  );
  await staff.page.reload();
  await staff.page.getByRole("cell", { name: "1", exact: true }).waitFor();
  await picture(staff.page, "staff-news");
});

test("guide «news subscriptions»: one click in a mail ends its topic, without signing in", async () => {
  const [mail] = newsMails();
  const header = mail?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const path = new URL(/^<(.+)>$/.exec(header)?.[1] ?? "").pathname;
  const visitor = await openWindow(program.url, { phone: true, dark: true, language: "de" });
  await visitor.page.goto(path);
  await visitor.page.waitForURL(/\/unsubscribe\?/);
  await visitor.page.getByText("Sie erhalten keine E-Mails mehr zu «Aktionen».").waitFor();
  await assertAccessible(visitor.page);
  await picture(visitor.page, "unsubscribe-phone");
  await page.reload();
  const offers = page.getByRole("switch", { name: "Aktionen" });
  assert.equal(await offers.isChecked(), true, "opening the link changed nothing");
  await visitor.page.getByRole("button", { name: "Diese E-Mails beenden" }).click();
  await visitor.page.getByRole("heading", { name: "Sie erhalten diese E-Mails nicht mehr" }).waitFor();
  await assertAccessible(visitor.page);
  await visitor.context.close();
  await page.reload();
  assert.equal(await offers.isChecked(), false);
});

test("guide «news subscriptions»: the button of the mail program does the same", async () => {
  const offers = page.getByRole("switch", { name: "Aktionen" });
  await offers.locator("xpath=..").click();
  await page.getByText("Sie erhalten E-Mails zu «Aktionen».").waitFor();
  const header = newsMails()[0]?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const path = new URL(/^<(.+)>$/.exec(header)?.[1] ?? "").pathname;
  const answer = await fetch(program.url + path, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  });
  assert.equal(answer.status, 204);
  await page.reload();
  assert.equal(await offers.isChecked(), false);
});

test("news on a phone, in the dark", async () => {
  const phone = await openWindow(program.url, { phone: true, dark: true });
  await phone.context.addCookies(await context.cookies());
  await phone.page.goto("/me/news");
  await phone.page.locator("main h1").first().waitFor();
  await assertAccessible(phone.page);
  await picture(phone.page, "news-phone");
  await phone.context.close();
});
