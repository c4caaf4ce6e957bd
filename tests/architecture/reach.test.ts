import test from "node:test";
import type { Node } from "oxc-parser";
import { jobs, routes } from "../../server/domains.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { isTest, nameOf, placesWhere, readSources, textOf } from "./support/sources.ts";
import { fieldsOf } from "./support/text-uses.ts";

/** Routes that reach across organizations for somebody who is not staff, and why they must. */
const routesAcross: Record<string, string> = {
  "session.sign_in": "reads credentials before anybody is known",
  "session.give_second_factor": "reads sealed secrets, makes a session",
  "session.sign_out": "ends a session",
  "session.read": "reads session and factors of the signed-in user",
  "account.sign_up": "keeps a hash for somebody who is nobody yet",
  "account.confirm": "makes a user and an organization",
  "account.ask_password_reset": "adds a job for an address, known or not",
  "account.reset_password": "writes credentials",
  "address.read": "reads recovery addresses and open links of the signed-in user",
  "address.ask_change": "checks the password, begins a flow",
  "address.confirm_change": "changes the address with which somebody signs in",
  "address.undo_change": "the same, and ends sessions",
  "address.set_recovery": "begins a flow",
  "address.confirm_recovery": "writes a recovery address",
  "address.remove_recovery": "the same",
  "session.list": "reads the sessions of the signed-in user",
  "session.end": "ends a session of the signed-in user",
  "session.end_others": "ends sessions of the signed-in user, forgets their devices",
  "device.list": "reads the devices of the signed-in user",
  "device.forget": "makes a device of the signed-in user unknown",
  "alert.read": "reads what the signed-in user chose",
  "alert.change": "changes it",
  "lock.ask_link": "adds a job for an address, known or not",
  "lock.open": "checks a factor or the password, opens the locks of a user",
  "account.claim_installation": "makes the first member of staff",
  "proof.read": "reads the kinds of factors of the signed-in user",
  "proof.give": "checks password or code of the signed-in user, renews the session",
  "factor.list": "reads factors of the signed-in user",
  "factor.start_totp": "checks the password, keeps a sealed secret",
  "factor.confirm_totp": "puts a factor in force",
  "factor.rename": "names a factor of the signed-in user",
  "factor.remove": "checks the password, removes a factor of the signed-in user",
  "factor.start_sms": "keeps a sealed number",
  "factor.confirm_sms": "puts a factor in force",
  "backup_code.renew": "keeps hashes of backup codes",
  "session.send_sms_code": "reads the sealed number of whoever gave the password",
  "proof.send_sms_code": "reads the sealed number of the signed-in user",
  "password.change": "checks and writes credentials of the signed-in user",
  "passkey.start": "begins a flow for the signed-in user",
  "passkey.add": "keeps a public key, puts it in force",
  "passkey.start_sign_in": "begins a flow for somebody who is nobody yet",
  "passkey.sign_in": "reads public keys before anybody is known, makes a session",
  "passkey.start_second_factor": "reads a running sign-in, and the keys of its user",
  "passkey.give_second_factor": "checks a signature, makes a session",
  "passkey.start_proof": "reads the keys of the signed-in user",
  "passkey.give_proof": "checks a signature, renews the session",
  "token.list": "reads API tokens of the signed-in user",
  "token.create": "keeps the hash of a token",
  "token.revoke": "ends a token of the signed-in user",
  "token.revoke_all": "the same, of all",
  "token.read_owner": "reads the token that the request was made with",
  "support_code.read": "reads the sealed code of the signed-in user",
  "support_code.renew": "keeps a sealed code, which nobody else has",
  "avatar.change": "keeps a picture, which members' requests cannot read",
  "avatar.remove": "removes the picture of the signed-in user",
  "avatar.read": "asks whether viewer and person have an organization in common",
  "phone.read": "reads the number of the signed-in user alone",
  "phone.change": "writes the number of the signed-in user alone",
  "news_topic.read": "reads what the signed-in user chose",
  "news_topic.change": "writes what the signed-in user chose",
  "news_unsubscription.unsubscribe": "writes for the user of a signed address; nobody is signed in",
  "closing.read": "asks who else is legal representative, or administrator of the provider",
  "closing.close": "erases credentials and sessions, leaves every organization",
  "personal_data.zip": "reads sessions, mails and logs of the signed-in user alone",
  "membership.list": "asks who else is legal representative in the user's organizations",
  "account.sign_up_invited": "makes a user, and a member of the organization that invited",
  "invitation.read": "reads the invitation of a link, whatever organization sent it",
  "invitation.read_own": "the same, for somebody who is no member yet",
  "invitation.accept": "makes the signed-in user a member where they are none yet",
  "own_activity.list":
    "reads what the signed-in user did in each organization of today, and names of own tokens",
  "own_activity.csv": "the same as a file",
  "organization.create": "takes a customer number, which is unique across organizations",
  "provider_event.receive": "events are the provider's own, and name an organization by their text alone",
  "mailbox.list": "every mail of the demo",
  "mailbox.read": "every mail of the demo",
};

test("routes that reach across organizations stand on a short list", () => {
  const found = routes.filter(({ reach }) => reach === "platform").map(({ endpoint }) => endpoint.id);
  assertSame(found, Object.keys(routesAcross), "Leave the reach out, or name here why the route needs it:");
  const members = routes.filter(({ reach, endpoint }) => reach === "platform" && endpoint.actor === "member");
  assertNone(
    members.map(({ endpoint }) => endpoint.id),
    "A member's act never leaves the organization:",
  );
  const staff = routes.filter(({ reach, endpoint }) => reach === "platform" && endpoint.actor === "staff");
  assertNone(
    staff.map(({ endpoint }) => endpoint.id),
    "Staff reach across organizations as they are:",
  );
});

/** Jobs that reach across organizations, and why they must. */
const jobsAcross: Record<string, string> = {
  "mail.send": "mails are the provider's own table",
  "identity.send_unlock_link": "looks for the account of an address",
  "identity.tell_of_failures": "failed sign-ins of all users who want to know, in one statement",
  "identity.send_reset_link": "looks for the account of an address",
  "identity.remind_of_tokens": "tokens of all users that end within a week, in chunks",
  "news.send": "people of all organizations who have a topic on, in chunks",
  "account.erase_mails": "mails are the provider's own table",
  "billing.tell_of_paid_invoices": "customers whose invoices a bank's file paid, in chunks",
  "bank.import_file": "the bank's files are the provider's own, their payments go to any organization",
  "bank.collect_files": "the bank's folder is the provider's own",
  "charge.ask": "charges of all organizations that nobody told of for some minutes, in chunks",
  "chargeback.book": "undoes a payment, which is out of a member's reach",
  "payment_profile.warn": "cards of all organizations that expire, in chunks",
  "invoice.remind": "unpaid invoices of all organizations, in chunks",
  "ledger.count_days": "sums of the whole ledger, in one statement",
  "product.suspend_unpaid": "products of unpaid invoices of all organizations, in chunks",
  "product.resume_settled": "the same, in chunks",
  "top_up.end": "announced top-ups of all organizations that did not arrive, in chunks",
  "order.expire": "unpaid orders of all organizations, in chunks",
  "provider_event.identify": "asks the payment provider whose payment it is",
  "provider_event.forget_old": "clears events after their time",
  "operations.forget_old": "clears what is kept for a time, of all",
};

test("jobs that reach across organizations stand on a short list", () => {
  const found = jobs.filter(({ reach }) => reach === "platform").map(({ name }) => name);
  assertSame(
    found,
    Object.keys(jobsAcross),
    "Give the job the organization of its payload, or name it here:",
  );
  const lost = jobs.filter(
    ({ reach, payload }) => reach === "organization" && !("organizationId" in payload.shape),
  );
  assertNone(
    lost.map(({ name }) => name),
    "A job inside an organization names it in its payload:",
  );
});

/** Files that take the role across organizations by name, besides the wrapper's own table of routes and jobs. */
const filesAcross: Record<string, string> = {
  "server/platform/request/authenticate.ts": "what a route declares, turned into a reach",
  "server/platform/jobs/worker.ts": "what a job declares, turned into a reach",
  "server/platform/request/touch-session.ts": "notes that a session or a token was used",
  "server/program/commands.ts": "commands of the terminal",
  "server/program/prepare-content.ts": "the first start of an installation",
  "server/domains/identity/factors/current-code.ts": "a command of the terminal, of the demo alone",
  "db/demo/load-demo.ts": "loads the demo",
  "db/demo/tell-story.ts": "lives the demo's past, act by act",
};

const program = readSources((path) => !isTest(path) && /^(server|db)\//.test(path));
const filesOf = (places: readonly string[]) => places.map((place) => place.replace(/:\d+$/, ""));

test("the role across organizations is taken in few named places", () => {
  const taken = placesWhere(program, isPlatformReach);
  assertSame(filesOf(taken), Object.keys(filesAcross), "Work in the reach that the route or job was given:");
});

function isPlatformReach(node: Node): boolean {
  return node.type === "ObjectExpression" && textOf(fieldsOf(node).get("kind")) === "platform";
}

/** Files that begin transactions of their own, or set a role. */
const beginTransactions = [
  "server/platform/database/database.ts",
  "server/platform/make-context.ts",
  "server/platform/jobs/worker.ts",
  "server/platform/request/wrapper.ts",
  "server/platform/request/event-stream.ts",
  "server/platform/request/health.ts",
  "server/platform/request/limits.ts",
  "server/platform/request/touch-session.ts",
  "server/program/commands.ts",
  "server/program/prepare-content.ts",
  "server/domains/identity/factors/current-code.ts",
  "db/demo/load-demo.ts",
  "db/demo/tell-story.ts",
];

test("ctx.db is the transaction, and no other handle is in scope", () => {
  const begun = placesWhere(program, (node) => {
    if (node.type !== "CallExpression") return false;
    return /(^|\.)(transaction|sessionTransaction|startTransaction|beginTransaction|connection\(\)\.execute)$/.test(
      nameOf(node.callee) ?? "",
    );
  });
  const own = placesWhere(
    program,
    (node) => node.type === "FunctionDeclaration" && node.id?.name === "runTransaction",
  );
  assertSame(
    [...filesOf(begun), ...filesOf(own)],
    beginTransactions,
    "Use ctx.db, or ctx.read and ctx.write in open mode:",
  );
});

test("only the platform knows how a role is taken", () => {
  const named = placesWhere(program, (node) => {
    const text = node.type === "TemplateElement" ? node.value.raw : textOf(node);
    return (
      text !== undefined &&
      /\bset (local |session )?(role|session authorization)\b|\bset_config\('(role|app\.|row_security)|\breset role\b/i.test(
        text,
      )
    );
  });
  assertSame(filesOf(named), ["server/platform/database/opening.ts"], "Leave roles to the wrapper:");
});
