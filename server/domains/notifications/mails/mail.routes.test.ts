import assert from "node:assert/strict";
import test from "node:test";
import { type TestOptions, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { askPasswordReset } from "../../identity/accounts/account.contract.ts";
import { listMailbox, listStaffMails, readMailboxMail } from "./mail.contract.ts";

const demo = await testInstallation();

test("the demo's mailbox shows mails as they look, with their links", async () => {
  const customer = await buildCustomer(demo);
  const visitor = demo.browser();
  await visitor.call(askPasswordReset, { body: { email: customer.email } });
  await demo.runJobs();
  const list = await visitor.call(listMailbox, { query: { recipient: customer.email.toUpperCase() } });
  assert.equal(list.status, 200);
  assert.deepEqual(
    list.body.items.map(({ template }) => template),
    ["identity.reset_password"],
  );
  const mail = await visitor.call(readMailboxMail, { params: { mailId: list.body.items[0]?.id ?? "" } });
  assert.match(mail.body.links.join(" "), /^http:\/\/localhost:4400\/reset[?#]token=/);
  assert.match(mail.body.html, /<!doctype html>/);
  assert.equal(
    (await visitor.call(readMailboxMail, { params: { mailId: crypto.randomUUID() } })).status,
    404,
  );
});

for (const [where, config] of Object.entries({
  "outside the demo": { demo: false },
  "where a mail server is set": { demo: true, smtpUrl: "smtp://127.0.0.1:1" },
} satisfies Record<string, TestOptions["config"]>)) {
  test(`there is no mailbox ${where}`, async () => {
    const installation = await testInstallation({ config });
    const visitor = installation.browser();
    assert.equal((await visitor.call(listMailbox)).status, 404);
    assert.equal(
      (await visitor.call(readMailboxMail, { params: { mailId: crypto.randomUUID() } })).status,
      404,
    );
  });
}

test("staff with the right see that mails went out, not what stands in them", async () => {
  const { browser } = await buildStaff(demo, "administrator");
  const list = await browser.call(listStaffMails);
  assert.equal(list.status, 200);
  assert.ok(list.body.items.length > 0);
  assert.ok(!JSON.stringify(list.body).includes("token="), "links of mails are secrets");
  assert.equal((await (await buildStaff(demo, "support")).browser.call(listStaffMails)).status, 403);
  assert.equal((await (await buildCustomer(demo)).browser.call(listStaffMails)).status, 404);
  assert.equal((await browser.call(listStaffMails, { query: { limit: 0 } })).status, 422);
});
