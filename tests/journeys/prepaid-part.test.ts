import assert from "node:assert/strict";
import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { makeCamt } from "../support/make-camt.ts";
import { startProgram } from "../support/program.ts";
import {
  assertAccessible,
  download,
  fileWith,
  picture,
  scanPdf,
  settled,
  signIn,
  signInAsStaff,
} from "./support/journey.ts";

const today = "2026-11-23";
const program = await startProgram({ args: ["--today", today] });
after(() => program.stop());

const customer = await openWindow(program.url);
const staff = await openWindow(program.url);
for (const { page } of [customer, staff]) page.setDefaultTimeout(20_000);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-customer");
  await picture(staff.page, "failed-staff");
});
const password = "granite-peak-lantern";

/** Staff upload a file of the bank in which so much was paid with a reference. */
async function payByFile(minor: bigint, reference: string, name: string): Promise<void> {
  const amount = { minor, currency: "CHF" };
  const transaction = {
    ...{ amount, bankReference: `${name}-1`, reference, referenceType: "QRR" },
    ...{ debtorName: "Bergblick", debtorIban: "CH5604835012345678009" },
  };
  const file = makeCamt({
    ...{ version: "camt.054.001.08", account: "CH9300762011623852957", currency: "CHF" },
    ...{ statementId: name, createdAt: `${today}T18:00:00` },
    entries: [{ amount, bookedOn: today, bankReference: name, transactions: [transaction] }],
  });
  const { page } = staff;
  await page.goto("/staff/bank/files");
  await page.locator("input[type=file]").setInputFiles(fileWith(`${name}.xml`, file));
  await page.getByText(`${name}.xml`).first().waitFor();
}

/** Amount and reference of the code on a PDF. */
async function codeOf(pdf: Parameters<typeof scanPdf>[0]) {
  const [payload = ""] = await scanPdf(pdf);
  const lines = payload.split(/\r?\n/);
  return { amount: lines[18] ?? "", reference: lines[28] ?? "" };
}

test("MON-3 the order takes the part from the prepaid account and asks for the rest", async () => {
  const { page } = customer;
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  await page.getByRole("link", { name: "Bestellen" }).first().click();
  await page.getByRole("link", { name: /Webhosting Standard/ }).click();
  await page.getByRole("radio", { name: /Jahr/ }).check({ force: true });
  await page.getByRole("button", { name: "In den Warenkorb" }).click();
  await page
    .getByRole("link", { name: /^Bestellung prüfen/ })
    .first()
    .click();
  await page.getByLabel(/^Ich akzeptiere/).check();
  await page.getByRole("button", { name: /bestellen$/ }).click();
  const use = page.getByRole("button", { name: /CHF.49\.53 davon verwenden/ });
  await use.waitFor();
  const proforma = page.getByText("Proforma-Rechnung herunterladen");
  const whole = await codeOf(await download(page, () => proforma.click()));
  await picture(page, "prepaid-part-offered");
  await use.click();
  const confirm = page.getByRole("button", { name: /CHF.49\.53 zurücklegen/ });
  await confirm.waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "prepaid-part-confirm");
  await confirm.click();
  await page.getByText(/CHF.49\.53 Ihres Prepaid-Kontos sind für diese Bestellung zurückgelegt/).waitFor();
  await assertAccessible(page);
  await picture(page, "prepaid-part-set");
  const rest = await codeOf(await download(page, () => proforma.click()));
  assert.deepEqual([whole.amount, rest.amount], ["115.78", "66.25"]);
  assert.notEqual(rest.reference, whole.reference);
  await signInAsStaff(program, staff.page, "nora@alpenhost.example", password);
  await payByFile(BigInt(rest.amount.replace(".", "")), rest.reference, "rest");
  await page.getByText("Die Zahlung ist eingetroffen").first().waitFor();
  await picture(page, "prepaid-part-paid");
});
