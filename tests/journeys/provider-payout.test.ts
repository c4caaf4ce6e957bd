import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const { page } = await openWindow(program.url);

test("MON-7 staff book a waiting payment as a payout of the payment provider, with its fees, and undo it", async () => {
  await signInAsStaff(program, page, "nora@alpenhost.example", password);
  await page.goto("/staff/bank/payments");
  await page
    .getByText(/107\.24/)
    .first()
    .click();
  await page.getByRole("button", { name: "Book as a payout" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Fees kept, in CHF").fill("3.2.1");
  await dialog.getByRole("button", { name: "Book as a payout" }).click();
  await dialog.getByLabel("Fees kept, in CHF").and(page.locator("[aria-invalid=true]")).waitFor();
  await assertAccessible(page);
  await dialog.getByLabel("Fees kept, in CHF").fill("3.20");
  await picture(page, "provider-payout-dialog");
  await dialog.getByRole("button", { name: "Book as a payout" }).click();
  await page.getByText("107.24: booked as a payout of the payment provider.").waitFor();
  await page.goto("/staff/bank/payments?queue=all&search=107.24");
  await page
    .getByText(/107\.24/)
    .first()
    .click();
  await page.getByText("Payout of the payment provider, and no customer’s money.").first().waitFor();
  await assertAccessible(page);
  await picture(page, "provider-payout-booked");
  await page.getByRole("button", { name: "Undo" }).click();
  await dialog.getByText(/The payment provider holds .*107\.24 and its fees again/).waitFor();
  await dialog.getByLabel("Reason").fill("It was a customer's");
  await dialog.getByRole("button", { name: "Undo" }).click();
  await page.getByText("107.24: undone. The payment waits again.").waitFor();
});

test("the proposal stands among the candidates on a dark phone too", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/staff/bank/payments");
  await page
    .getByText(/107\.24/)
    .first()
    .click();
  await page.getByRole("button", { name: "Book as a payout" }).scrollIntoViewIfNeeded();
  await assertAccessible(page);
  await picture(page, "provider-payout-phone");
});
