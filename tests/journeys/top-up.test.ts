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
customer.page.setDefaultTimeout(20_000);
const staff = await openWindow(program.url);
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(customer.page, "failed-customer");
  await picture(staff.page, "failed-staff");
});
const password = "granite-peak-lantern";
let reference = "";

test("MON-11 a top-up is announced, and its payment slip asks for it", async () => {
  const { page } = customer;
  await signIn(page, "lea@bergblick.example", password);
  await page.waitForURL(/\/o\//);
  const organization = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.goto(`${organization}/accounting/prepaid`);
  await page.getByRole("link", { name: "Aufladen" }).click();
  await assertAccessible(page);
  await picture(page, "top-up-start");
  await page.getByRole("button", { name: "Zahlungsreferenz erhalten" }).click();
  await page.getByText("Das ist kein Betrag über null in dieser Währung.").first().waitFor();
  await page.getByLabel("Betrag in CHF").fill("5,50");
  await page.getByRole("button", { name: "Zahlungsreferenz erhalten" }).click();
  await page
    .getByText(/Eine Aufladung beträgt mindestens CHF.10\.00/)
    .first()
    .waitFor();
  await page.getByLabel("Betrag in CHF").fill("250,50");
  await page.getByRole("button", { name: "Zahlungsreferenz erhalten" }).click();
  await page.getByRole("heading", { name: "Diesen Betrag überweisen" }).waitFor();
  await assertAccessible(page);
  await picture(page, "top-up-open");
  const slip = page.getByRole("link", { name: "Einzahlungsschein herunterladen" });
  const [payload = ""] = await scanPdf(await download(page, () => slip.click()));
  const lines = payload.split(/\r?\n/);
  assert.equal(lines[18], "250.50");
  assert.equal(lines[27], "QRR");
  reference = lines[28] ?? "";
  assert.match(reference, /^\d{27}$/);
});

test("MON-11 the page changes by itself when the transfer arrives", async () => {
  await signInAsStaff(program, staff.page, "nora@alpenhost.example", password);
  const amount = { minor: 25_050n, currency: "CHF" };
  const transaction = {
    ...{ amount, bankReference: "topup-1", reference, referenceType: "QRR" },
    ...{ debtorName: "Bergblick", debtorIban: "CH5604835012345678009" },
  };
  const file = makeCamt({
    ...{ version: "camt.054.001.08", account: "CH9300762011623852957", currency: "CHF" },
    ...{ statementId: "topup", createdAt: `${today}T18:00:00` },
    entries: [{ amount, bookedOn: today, bankReference: "topup", transactions: [transaction] }],
  });
  await staff.page.goto("/staff/bank/files");
  await staff.page.locator("input[type=file]").setInputFiles(fileWith("topup.xml", file));
  await staff.page.getByText("topup.xml").first().waitFor();
  const { page } = customer;
  await page.getByRole("heading", { name: "Diese Aufladung ist eingetroffen" }).waitFor();
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await assertAccessible(page);
  await page.getByRole("link", { name: "Prepaid-Konto ansehen" }).click();
  await page.getByText("Aufladung eingetroffen").first().waitFor();
  await settled(page);
  await assertAccessible(page);
  await picture(page, "prepaid-account");
  const path = await download(page, () => page.getByRole("link", { name: "Als CSV exportieren" }).click());
  assert.match(path, /prepaid-account-2026-11-23\.csv$/);
});

test("MON-11 a top-up that will not come is cancelled", async () => {
  const { page } = customer;
  await page.getByRole("link", { name: "Aufladen" }).click();
  await page.getByLabel("Betrag in CHF").fill("20");
  await page.getByRole("button", { name: "Zahlungsreferenz erhalten" }).click();
  await page.getByRole("button", { name: "Aufladung stornieren" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Aufladung stornieren" }).click();
  await page.getByRole("heading", { name: "Diese Aufladung ist storniert" }).waitFor();
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await assertAccessible(page);
});
