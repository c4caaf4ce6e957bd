import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import type { Page } from "playwright-core";
import { openWindow } from "../support/chromium.ts";
import { makeCamt } from "../support/make-camt.ts";
import { startProgram } from "../support/program.ts";
import {
  assertAccessible,
  download,
  fileWith,
  linkInMail,
  picture,
  scanPdf,
  settled,
  signInAsStaff,
} from "./support/journey.ts";

const today = "2026-11-23";
const program = await startProgram({ args: ["--today", today] });
after(() => program.stop());

const customer = await openWindow(program.url);
const staff = await openWindow(program.url);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-customer");
  await picture(staff.page, "failed-staff");
});

const email = "mara.keller@keller-holzbau.example";
const staffPassword = "granite-peak-lantern";

/** What a Swiss QR code says: lines of the payload by the guideline's section 4.2.2. */
interface Payload {
  readonly iban: string;
  readonly amount: string;
  readonly currency: string;
  readonly kind: string;
  readonly reference: string;
}

function readPayload(text: string): Payload {
  const lines = text.split(/\r?\n/);
  assert.equal(lines[0], "SPC");
  return {
    iban: lines[3] ?? "",
    amount: lines[18] ?? "",
    currency: lines[19] ?? "",
    kind: lines[27] ?? "",
    reference: lines[28] ?? "",
  };
}

async function payByBankFile(payload: Payload, name: string): Promise<void> {
  const minor = BigInt(payload.amount.replace(".", ""));
  const amount = { minor, currency: payload.currency };
  const transaction = {
    amount,
    bankReference: `${name}-1`,
    reference: payload.reference,
    referenceType: "QRR",
    debtorName: "Keller Holzbau AG",
    debtorIban: "CH5604835012345678009",
  };
  const file = makeCamt({
    version: "camt.054.001.08",
    account: "CH9300762011623852957",
    currency: "CHF",
    statementId: name,
    createdAt: `${today}T18:00:00`,
    entries: [{ amount, bookedOn: today, bankReference: name, transactions: [transaction] }],
  });
  const { page } = staff;
  await page.goto("/staff/bank/files");
  await page.locator("input[type=file]").setInputFiles(fileWith(`${name}.xml`, file));
  await page.getByText(`${name}.xml`).first().waitFor();
}

test("ACC-1 somebody signs up, confirms the address by the mail and is in the console", async () => {
  const { page } = customer;
  await page.goto("/sign-up");
  await assertAccessible(page);
  await page.getByLabel("Company").check();
  await page.getByLabel("Name of the organization").fill("Keller Holzbau AG");
  await page.getByLabel("First name").fill("Mara");
  await page.getByLabel("Last name").fill("Keller");
  await chooseCountry(page, "Switzerland");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("eleven violet tunnels");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByText("Check your mail").waitFor();
  await picture(page, "check-mail");
  await page.goto(await linkInMail(program, email));
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await page.waitForURL(/\/o\//);
  await page.getByText("The postal address for invoices is not complete.").waitFor();
  await assertAccessible(page);
});

async function chooseCountry(page: Page, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: "Country" });
  await field.click();
  await field.fill(name);
  await page.getByRole("option", { name, exact: true }).click();
}

let proforma: Payload | undefined;

test("MON-3 an order with its total, the missing address filled in on the way, and a pro-forma", async () => {
  const { page } = customer;
  await page.getByRole("link", { name: "Order" }).first().click();
  await page.getByRole("link", { name: "Choose Web hosting Standard" }).click();
  await page.getByRole("radio", { name: /year/i }).check({ force: true });
  await page.getByLabel("Name (optional)").fill("keller-holzbau.example");
  await page.getByRole("button", { name: "Add to the cart" }).click();
  await picture(page, "choose", "order");
  await assertAccessible(page);
  await page
    .getByRole("link", { name: /^Check the order/ })
    .first()
    .click();
  await page.getByLabel("Street").fill("Sägeweg");
  await page.getByLabel("Number", { exact: true }).fill("4");
  await page.getByLabel("Postal code").fill("3600");
  await page.getByLabel("Town").fill("Thun");
  await page.getByRole("button", { name: "Save and go on" }).click();
  const order = page.getByRole("button", { name: /^Order for CHF/ });
  await order.waitFor();
  await settled(page);
  await assertAccessible(page);
  await page.getByLabel(/^I accept the terms/).check();
  await order.click();
  await page.getByText("Waiting for your payment").first().waitFor();
  await picture(page, "pay", "pay");
  await assertAccessible(page);
  const [code] = await scanPdf(
    await download(page, () => page.getByText("Download the pro-forma invoice").click()),
  );
  proforma = readPayload(code ?? "");
  assert.equal(proforma.iban, "CH4431999123000889012");
  assert.equal(proforma.kind, "QRR");
  assert.match(proforma.amount, /^115\.78$/);
});

test("MON-6 MON-7 staff import the bank's file: the order is paid and its product active without a reload", async () => {
  const { page } = staff;
  await signInAsStaff(program, page, "nora@alpenhost.example", staffPassword);
  assert.ok(proforma);
  await payByBankFile(proforma, "bank-1");
  await customer.page.getByText("The payment has arrived").first().waitFor();
  await picture(page, "bank", "bank");
  await assertAccessible(page);
  await customer.page
    .getByRole("link", { name: /keller-holzbau\.example/ })
    .first()
    .click();
  await customer.page.getByText("Active", { exact: true }).first().waitFor();
  await picture(customer.page, "product", "product");
  await assertAccessible(customer.page);
});

test("MON-3 going back after paying shows the paid order, and before it an empty cart", async () => {
  const { page } = customer;
  await page.goBack();
  await page.getByText("The payment has arrived").first().waitFor();
  assert.equal(await page.getByText("Waiting for your payment").count(), 0);
  await page.goBack();
  await page.getByText("What you choose is gathered here.").waitFor();
  await page.goForward();
  await page.getByText("The payment has arrived").first().waitFor();
});

test("MON-4 an invoice asked for before the payment carries its own QR code, and is paid by it", async () => {
  const { page } = customer;
  await page.getByRole("link", { name: "Order", exact: true }).first().click();
  await page.getByRole("link", { name: "Choose Mail Single" }).click();
  await page.getByRole("button", { name: "Add to the cart" }).click();
  await page
    .getByRole("link", { name: /^Check the order/ })
    .first()
    .click();
  await page.getByLabel(/^I accept the terms/).check();
  await page.getByRole("button", { name: /^Order for CHF/ }).click();
  await page.getByText("Waiting for your payment").first().waitFor();
  await page.getByRole("button", { name: "Ask for the invoice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ask for the invoice" }).click();
  await page.waitForURL(/\/invoices\//);
  await settled(page);
  await picture(page, "invoice");
  await assertAccessible(page);
  const path = await download(page, () => page.getByText("Download PDF").first().click());
  const invoice = readPayload((await scanPdf(path))[0] ?? "");
  assert.notEqual(invoice.reference, proforma?.reference);
  await payByBankFile(invoice, "bank-2");
  await page.getByText("Paid", { exact: true }).first().waitFor();
  await picture(page, "invoice-paid");
});

test("the customer's overview and the staff's ledger agree", async () => {
  await customer.page.getByRole("link", { name: "Overview" }).first().click();
  await picture(customer.page, "overview-new-customer");
  await assertAccessible(customer.page);
  await staff.page.goto("/staff/accounting/check");
  await staff.page.getByText("Everything adds up").waitFor();
  await assertAccessible(staff.page);
});
