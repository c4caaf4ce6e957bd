import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { openWindow } from "../support/chromium.ts";
import { startProgram } from "../support/program.ts";
import {
  assertAccessible,
  download,
  fileWith,
  linkInMail,
  picture,
  signIn,
  signInAsStaff,
} from "./support/journey.ts";

const program = await startProgram({ args: ["--today", "2026-11-23"] });
after(() => program.stop());

const password = "granite-peak-lantern";
const email = "regula@hofladen-sonnenhalde.example";
const customer = (await openWindow(program.url, { phone: true })).page;
const staff = (await openWindow(program.url)).page;

test("SUP-4 a customer writes to support, with a file; a file that is none of the kinds is refused with the reason", async () => {
  await signIn(customer, email, password);
  await customer.waitForURL(/\/o\//);
  const organization = new URL(customer.url()).pathname.split("/").slice(0, 3).join("/");
  await customer.goto(`${organization}/support/contact`);
  await customer.getByLabel("Betreff").fill("Der Hofladen ist nicht erreichbar");
  await customer.getByRole("button", { name: "An den Support senden" }).click();
  await customer.getByText("Dieses Feld wird benötigt").first().waitFor();
  await customer.getByLabel("Ihre Nachricht").fill("Seit heute früh kommt ein Fehler.\n\nWas kann ich tun?");
  const files = customer.locator("input[type=file]");
  await files.setInputFiles(fileWith("seite.png", "<html><script></script>"));
  await customer.getByText(/^seite\.png: Es können nur Bilder/).waitFor();
  await files.setInputFiles(fileWith("fehler.log", "503 Service Unavailable"));
  await customer.getByRole("button", { name: "fehler.log entfernen" }).waitFor();
  await assertAccessible(customer);
  await picture(customer, "request-contact");
  await customer.getByRole("button", { name: "An den Support senden" }).click();
  await customer.getByRole("heading", { level: 1, name: "Der Hofladen ist nicht erreichbar" }).waitFor();
  await customer.getByRole("link", { name: "fehler.log herunterladen" }).waitFor();
  await assertAccessible(customer);
});

test("SUP-4 staff find it in the inbox, note something among themselves, and answer", async () => {
  await signInAsStaff(program, staff, "nora@alpenhost.example", password);
  await staff.goto("/staff");
  await staff.getByRole("link", { name: "Requests" }).click();
  await staff.getByRole("link", { name: "Der Hofladen ist nicht erreichbar" }).waitFor();
  await assertAccessible(staff);
  await picture(staff, "request-inbox");
  await staff.getByRole("link", { name: "Der Hofladen ist nicht erreichbar" }).click();
  const link = staff.getByRole("link", { name: "Download fehler.log" });
  const file = await download(staff, () => link.click());
  assert.equal(readFileSync(file, "utf8"), "503 Service Unavailable");
  await staff.getByRole("tab", { name: "Note for other staff" }).click();
  await staff.getByRole("textbox", { name: "Note for other staff" }).fill("The disk was full again");
  await staff.getByRole("button", { name: "Save note" }).click();
  await staff.getByText("The disk was full again").first().waitFor();
  await staff.getByRole("tab", { name: "Answer to the customer" }).click();
  await staff
    .getByRole("textbox", { name: "Answer to the customer" })
    .fill("Wir haben Platz geschaffen.\nGeht es jetzt?");
  await staff.getByRole("button", { name: "Send answer" }).click();
  await staff.getByText("Waits for the customer").first().waitFor();
  await assertAccessible(staff);
  await picture(staff, "request-staff");
});

test("SUP-4 the answer appears by itself and comes by mail; the note does not; an answer opens the request again", async () => {
  await customer.getByText("Wir haben Platz geschaffen.").waitFor();
  assert.equal(await customer.getByText("The disk was full again").count(), 0);
  await picture(customer, "request-answered");
  const link = await linkInMail(program, email, "/o/");
  await customer.goto(new URL(link).pathname);
  await customer.getByRole("button", { name: "Es ist gelöst" }).click();
  await customer.getByText("Ihre Antwort eröffnet die Anfrage wieder.").waitFor();
  await customer.getByLabel("Ihre Antwort").fill("Doch noch nicht ganz.");
  await customer.getByRole("button", { name: "Antwort senden" }).click();
  await staff.getByText("Doch noch nicht ganz.").waitFor();
  await customer.getByText("Beim Support", { exact: true }).first().waitFor();
  await assertAccessible(customer);
});
