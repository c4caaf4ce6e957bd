import test, { after, afterEach } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import { assertAccessible, picture, settled, signIn, signInAsStaff } from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const staff = await openWindow(program.url);
const customer = await openWindow(program.url);
const { page } = staff;
await signInAsStaff(program, page, "nora@alpenhost.example", password);
await signIn(customer.page, "lea@bergblick.example", password);
await customer.page.waitForURL(/\/o\//);
const organization = new URL(customer.page.url()).pathname.split("/").slice(0, 3).join("/");
afterEach(async (t) => {
  if ("passed" in t && t.passed) return;
  await picture(page, "failed-catalogue");
  await picture(customer.page, "failed-catalogue-customer");
});

const languages = ["English", "German", "French", "Italian", "Spanish"] as const;

test("CAT-1 staff create a plan, and customers can order it at once", async () => {
  await customer.page.goto(`${organization}/order`);
  await settled(customer.page);
  await page.goto("/staff/catalogue");
  await settled(page);
  await assertAccessible(page);
  await picture(page, "staff-catalogue");
  await page.getByRole("link", { name: "New plan" }).click();
  await page.getByLabel("Identifier").fill("web-hosting-studio");
  await page.getByRole("button", { name: "Create the plan" }).click();
  await page.getByText("Enter a whole number above zero.").first().waitFor();
  await assertAccessible(page);
  await picture(page, "staff-new-plan-refused");
  await page.getByLabel("Rank in the family").fill("1");
  for (const language of languages) {
    await page.getByLabel(`Name (${language})`).fill(`Web Hosting Studio ${language}`);
    await page.getByLabel(`Features, one a line (${language})`).fill("50 GB\nTwo sites");
  }
  await page.getByLabel("A month in CHF").fill("31.90");
  await page.getByRole("button", { name: "Create the plan" }).click();
  await page.getByText("Another plan of the family has this rank.").first().waitFor();
  await page.getByLabel("Rank in the family").fill("70");
  await picture(page, "staff-new-plan");
  await page.getByRole("button", { name: "Create the plan" }).click();
  await page.waitForURL(/catalogue\/web-hosting-studio$/);
  await page.getByRole("heading", { level: 1, name: /Studio/ }).waitFor();
  await customer.page.goto(`${organization}/order`);
  await customer.page.getByText("Web Hosting Studio German").first().waitFor();
});

test("CAT-1 a plan is withdrawn; a change of what a colleague changed meanwhile is refused", async () => {
  const colleague = await openWindow(program.url);
  await colleague.context.addCookies(await staff.context.cookies());
  await colleague.page.goto("/staff/catalogue/web-hosting-studio/edit");
  await colleague.page.getByLabel("Rank in the family").waitFor();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("checkbox", { name: "Customers can order it" }).uncheck();
  await assertAccessible(page);
  await picture(page, "staff-edit-plan");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("No longer offered").first().waitFor();
  await colleague.page.getByLabel("Rank in the family").fill("71");
  await colleague.page.getByRole("button", { name: "Save changes" }).click();
  await colleague.page.getByText("Somebody changed this plan meanwhile.").first().waitFor();
  await colleague.context.close();
  await customer.page.reload();
  await customer.page.getByText("Webhosting Standard").first().waitFor();
  await customer.page.getByText("Web Hosting Studio German").waitFor({ state: "detached" });
});

test("CAT-3 staff add volume rates that begin on a day; steps that do not rise are refused", async () => {
  await page.goto("/staff/catalogue");
  await page.getByRole("button", { name: /^New volume rates of Web hosting/i }).click();
  await page.getByLabel("Counts from").fill("2027-01-01");
  const rate = page.getByLabel("Percent, step 1");
  const former = await rate.inputValue();
  await rate.fill("100");
  await page.getByRole("button", { name: "Add the volume rates" }).click();
  await page.getByText("Enter a percentage below 100").first().waitFor();
  await rate.fill("99");
  await page.getByRole("button", { name: "Add the volume rates" }).click();
  await page.getByText("Quantities and rates must rise").first().waitFor();
  await assertAccessible(page);
  await picture(page, "staff-scale");
  await rate.fill(former);
  await page.getByLabel("Percent, step 2").fill("12.5");
  await page.getByRole("button", { name: "Add the volume rates" }).click();
  await page.getByText("The volume rates count from").waitFor();
  await page.getByText(/1 Jan 2027.*12\.5%/).waitFor();
});
