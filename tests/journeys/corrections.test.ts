import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, download, picture, settled, signIn, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const staff = await openWindow(program.url);
const customer = await openWindow(program.url);
await signInAsStaff(program, staff.page, "nora@alpenhost.example", password);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(staff.page, "failed-corrections-staff");
  await picture(customer.page, "failed-corrections-customer");
});

test("MON-14 staff credit a part of a paid invoice: the customer reads why, has the document, and the money", async () => {
  const { page } = staff;
  await page.goto("/staff/invoices?state=paid&search=Bergblick");
  await page.locator("main tbody a").first().click();
  await page.waitForURL(/\/staff\/customers\/.+\/invoices\/./);
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-invoice");
  await page.getByRole("button", { name: "Issue a credit note" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("The service was down for a day");
  const amount = dialog.getByRole("group").getByRole("textbox").first();
  await amount.fill("999999");
  await dialog.getByRole("button", { name: /^Credit CHF/ }).click();
  await dialog.getByText("This value cannot be used.").first().waitFor();
  await amount.fill("10");
  for (const other of (await dialog.getByRole("group").getByRole("textbox").all()).slice(1)) {
    await other.fill("0");
  }
  await dialog.getByText("CHF 10.81 go to the customer’s prepaid account.").waitFor();
  await assertAccessible(page);
  await picture(page, "credit-dialog");
  await dialog.getByRole("button", { name: "Credit CHF 10.81" }).click();
  await page.getByRole("link", { name: /^Credit note CN-\d+$/ }).waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-invoice-credited");

  const [organization, invoice] = new URL(page.url()).pathname.match(/[0-9a-f-]{36}/g) ?? [];
  await signIn(customer.page, "lea@bergblick.example", password);
  await customer.page.waitForURL(/\/o\//);
  await customer.page.goto(`/o/${organization}/accounting/invoices/${invoice}`);
  await customer.page.getByText("The service was down for a day").waitFor();
  await assertAccessible(customer.page);
  await picture(customer.page, "invoice-credited");
  const path = await download(customer.page, () =>
    customer.page.getByRole("link", { name: /Gutschrift CN-\d+|Credit note CN-\d+/ }).click(),
  );
  assert.match(path, /CN-\d+\.pdf$/);
  await customer.page.goto(`/o/${organization}/accounting/prepaid`);
  await customer.page.getByText("10.81").first().waitFor();
  await picture(customer.page, "prepaid-credit-note");
});

test("MON-14 staff find the credit note in the list of all, with its reason, its invoice and its document", async () => {
  const { page, context } = staff;
  await page.goto("/staff/credit-notes");
  await page.getByText("The service was down for a day").waitFor();
  await assertAccessible(page);
  await picture(page, "staff-credit-notes");
  const path = await download(page, () =>
    page
      .getByRole("link", { name: /^CN-\d+$/ })
      .first()
      .click(),
  );
  assert.match(path, /CN-\d+\.pdf$/);
  const phone = await openWindow(program.url, { phone: true, dark: true });
  await phone.context.addCookies(await context.cookies());
  await phone.page.goto("/staff/credit-notes?destination=prepaid&sort=-total");
  await phone.page.getByText("The service was down for a day").waitFor();
  await assertAccessible(phone.page);
  await picture(phone.page, "phone-staff-credit-notes");
  await phone.context.close();
});

test("MON-14 staff write off an open item of a former system, and undo it", async () => {
  const { page } = staff;
  await page.goto("/staff/invoices?search=R-2025-418");
  await page.getByRole("link", { name: "R-2025-418" }).click();
  await page.getByRole("button", { name: "Write off" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Insolvent");
  await assertAccessible(page);
  await picture(page, "write-off-dialog");
  await dialog.getByRole("button", { name: "Write off CHF 129.60" }).click();
  await page.getByText("Written off", { exact: true }).waitFor();
  await page.getByText("Insolvent").waitFor();
  await assertAccessible(page);
  await picture(page, "written-off");
  await page.getByRole("button", { name: "Undo the write-off" }).click();
  await page.getByRole("button", { name: "Write off" }).waitFor();
  await page.getByText(/Undone by/).waitFor();
  await page.goto("/staff/accounting/check");
  await page.getByText("Everything adds up").waitFor();
});

test("staff go from a list to a customer, and from there to an order and an invoice", async () => {
  const { page } = staff;
  await page.goto("/staff/customers?search=Bergblick");
  await page.locator("main tbody a").first().click();
  await page.getByRole("heading", { level: 1, name: /Bergblick/ }).waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-customer");
  for (const tab of ["Orders", "Payments", "Products", "Members"]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.getByRole("table", { name: tab }).waitFor();
    await assertAccessible(page);
  }
  await page.getByRole("tab", { name: "Orders" }).click();
  await page.locator("main tbody a").first().click();
  await page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
  await assertAccessible(page);
  await picture(page, "staff-order");
  await page.getByRole("link", { name: /Bergblick/ }).click();
  await page.getByRole("tab", { name: "Invoices" }).click();
  await page.locator("main tbody a").first().click();
  await page.getByRole("heading", { level: 1, name: /^Invoice/ }).waitFor();
});

test("MON-15 staff export the journal and the invoices of a period", async () => {
  const { page } = staff;
  await page.goto("/staff/accounting/export");
  await page.getByLabel("First day").fill("2026-12-01");
  await page.getByText("Choose a last day on or after the first").waitFor();
  assert.ok(await page.getByRole("button", { name: "Download the journal" }).isDisabled());
  await assertAccessible(page);
  await page.getByLabel("First day").fill("2026-11-01");
  await assertAccessible(page);
  await picture(page, "staff-export");
  const journal = await download(page, () =>
    page.getByRole("link", { name: "Download the journal" }).click(),
  );
  assert.match(journal, /journal-2026-11-01-2026-11-23\.csv$/);
  assert.match(readFileSync(journal, "utf8"), /;write_off_undone;R-2025-418;/);
  const documents = await download(page, () =>
    page.getByRole("link", { name: "Download the invoices" }).click(),
  );
  assert.match(readFileSync(documents, "utf8"), /;credit_note;CN-100001;/);
});
