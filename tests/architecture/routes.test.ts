import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import type { Endpoint } from "../../common/contract.ts";
import { memberPermissions, staffPermissions } from "../../common/permissions.ts";
import { jobs, routes } from "../../server/domains.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { isTest, listFiles, nameOf, placesWhere, readSources, root, textOf } from "./support/sources.ts";

const endpoints: readonly Endpoint[] = routes.map(({ endpoint }) => endpoint);
const say = ({ id, method, path }: Endpoint) => `${id} (${method} ${path})`;
const repeated = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

/** What anybody may call, and what keeps that from doing harm. */
const open: Record<string, string> = {
  "session.sign_in": "counted by address of the network and of the mail, and by account",
  "session.give_second_factor": "needs the cookie of a password given before; counted by account",
  "passkey.start_sign_in": "takes nothing and answers the same to everybody: a random challenge",
  "passkey.sign_in": "needs a signature over a challenge that this browser was given",
  "passkey.start_second_factor": "needs the cookie of a password given before",
  "passkey.give_second_factor": "needs that cookie, and a signature",
  "session.send_sms_code":
    "needs the cookie of a password given before; few texts for each account and network",
  "account.sign_up": "answers alike for known addresses; nothing exists before the mail's link is used",
  "account.confirm": "needs the token of a mail",
  "account.sign_up_invited": "needs the token of a mail; no account that exists is touched",
  "invitation.read": "needs the token of a mail",
  "account.ask_password_reset": "answers alike for unknown addresses; the mail is a job",
  "account.reset_password": "needs the token of a mail",
  "address.confirm_change": "needs the token of a mail",
  "address.undo_change": "needs the token of a mail",
  "address.confirm_recovery": "needs the token of a mail",
  "lock.ask_link": "answers alike for unknown addresses; the mail is a job, one an hour",
  "lock.open": "needs the token of a mail, and a factor or the password; counted by account",
  "account.claim_installation": "needs the token that was printed in the terminal, while nobody is staff",
  "news_unsubscription.open": "shows a page that leads on; changes nothing",
  "news_unsubscription.unsubscribe": "needs the signed address of a mail, and ends one topic alone",
  "installation.read": "the provider's name and colours, for the sign-in pages",
  "provider_event.receive": "what the payment provider did not sign is refused; nothing is booked on it",
  "mailbox.list": "stand-in for mail programs: 404 outside the demo and where an SMTP server is set",
  "mailbox.read": "as the list of the mailbox",
};

test("visitors may call what stands on the list, and nothing else", () => {
  const found = endpoints.filter(({ actor }) => actor === "visitor").map(({ id }) => id);
  assertSame(
    found,
    Object.keys(open),
    "Declare a kind of actor, or name here what keeps visitors from doing harm:",
  );
});

test("every endpoint declares its mode and its kind of actor", () => {
  const modes = ["read", "write", "open"];
  const actors = ["visitor", "user", "member", "staff"];
  const wrong = endpoints.filter(({ mode, actor }) => !modes.includes(mode) || !actors.includes(actor));
  assertNone(wrong.map(say), "Declare one of read, write, open, and one of visitor, user, member, staff:");
  assertNone(
    jobs.filter(({ mode }) => !["write", "open"].includes(mode)).map(({ name }) => name),
    "A job writes, or is open:",
  );
});

test("members and staff need a right of their kind; nobody else has rights", () => {
  const rights: Record<string, readonly string[]> = { member: memberPermissions, staff: staffPermissions };
  const wrong = endpoints.filter(({ actor, permission }) => {
    const known = rights[actor];
    return known ? !known.includes(permission ?? "") : permission !== undefined;
  });
  assertNone(wrong.map(say), "Name a permission of common/permissions.ts that belongs to the actor:");
});

test("every right is asked for somewhere", () => {
  const asked = new Set<string | undefined>(endpoints.map(({ permission }) => permission));
  const domains = readSources((path) => path.startsWith("server/domains/") && !isTest(path));
  const isAsked = (permission: string) =>
    placesWhere(
      domains,
      (node) =>
        node.type === "CallExpression" &&
        /\.can$/.test(nameOf(node.callee) ?? "") &&
        textOf(node.arguments[0]) === permission,
    ).length > 0;
  const idle = [...memberPermissions, ...staffPermissions].filter((one) => !asked.has(one) && !isAsked(one));
  assertSame(idle, notAskedYet, "Ask for it at a route, or remove it from common/permissions.ts:");
});

/** Rights of ORG-2 that are listed before the acts they belong to. */
const notAskedYet = ["clients.add", "organization.delete"];

test("ids, and method with path, name one endpoint", () => {
  assertNone(repeated(endpoints.map(({ id }) => id)), "Give each endpoint an id of its own:");
  const places = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ":x")}`);
  assertNone(repeated(places), "Give each endpoint a path of its own:");
  assertNone(repeated(jobs.map(({ name }) => name)), "Give each job a name of its own:");
  assertNone(endpoints.filter(({ id }) => !/^[a-z_]+(\.[a-z_]+)+$/.test(id)).map(say), "Ids are noun.verb:");
  assertNone(
    jobs.filter(({ name }) => !/^[a-z_]+\.[a-z_]+$/.test(name)).map(({ name }) => name),
    "Names are noun.verb:",
  );
});

test("paths are nouns, and their parameters are those of the contract", () => {
  const odd = endpoints.filter(({ path }) => !/^(\/([a-z0-9-]+(\.[a-z]+)?|:[a-zA-Z]+))+$/.test(path));
  assertNone(odd.map(say), "Write the path in kebab-case, parameters as :name:");
  const wrong = endpoints.filter(({ path, params }) => {
    const named = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name).sort();
    return JSON.stringify(named) !== JSON.stringify(Object.keys(params?.shape ?? {}).sort());
  });
  assertNone(wrong.map(say), "Each :name of the path is a key of params, and the other way round:");
});

test("members act inside the organization of the address, staff below /staff", () => {
  const wrong = endpoints.filter(({ actor, path }) => {
    const inside = path.startsWith("/organizations/:organizationId");
    const atStaff = path.startsWith("/staff/");
    return inside !== (actor === "member") || atStaff !== (actor === "staff");
  });
  assertNone(
    wrong.map(say),
    "Members: /organizations/:organizationId/…; staff: /staff/…; nobody else there:",
  );
});

/** POSTs that need no key: asking twice does no harm, for another reason. */
const withoutKey: Record<string, string> = {
  "session.sign_in": "a second session is no harm; there is no user yet to keep the answer for",
  "session.give_second_factor": "a code works once",
  "proof.give": "proving it twice is proving it",
  "passkey.start": "a challenge; what is not used expires",
  "passkey.add": "a challenge is signed once, and a key registered once",
  "passkey.start_sign_in": "a challenge; what is not used expires",
  "passkey.sign_in": "a challenge is signed once",
  "passkey.start_second_factor": "a challenge; what is not used expires",
  "passkey.give_second_factor": "a challenge is signed once",
  "passkey.start_proof": "a challenge; what is not used expires",
  "passkey.give_proof": "a challenge is signed once",
  "account.sign_up": "nothing is made before the link of the mail is used",
  "account.confirm": "a link works once",
  "account.sign_up_invited": "a link works once",
  "invitation.read": "reads only",
  "invitation.read_own": "reads only",
  "invitation.accept": "a link works once",
  "invitation.resend": "a newer link voids the older; few a day",
  "account.ask_password_reset": "a newer link voids the older",
  "account.reset_password": "a link works once",
  "account.claim_installation": "a link works once",
  "lock.ask_link": "a second mail comes after an hour",
  "lock.open": "a link works once",
  "address.ask_change": "a newer link voids the older",
  "address.confirm_change": "a link works once",
  "address.undo_change": "a link works once",
  "address.confirm_recovery": "a link works once",
  "factor.start_totp":
    "shows a secret, which is not stored as an answer; it is in force only after its first code",
  "factor.confirm_totp": "a code works once",
  "factor.start_sms": "a phone that is not confirmed gives way to the next, and another text has to wait",
  "factor.confirm_sms": "a code works once",
  "factor.remove": "it is gone once",
  "backup_code.renew": "a kept answer would keep the codes; a second sheet voids the first",
  "session.send_sms_code": "another text has to wait a minute",
  "proof.send_sms_code": "another text has to wait a minute",
  "support_code.renew": "a kept answer would keep the code; a second one voids the first",
  "token.create":
    "shows a secret, which is not stored as an answer; its owner sees and revokes what was made twice",
  "news_unsubscription.unsubscribe": "a topic that is off stays off",
  "member.leave": "who left is no member any more",
  "closing.close": "an account closes once",
  "charge.start": "one charge is under way for what is due: a second call goes on with it",
  "charge.settle": "asks the provider and books what it says, once",
  "payment_profile.start_setup": "opens a page that moves nothing; what is not used expires",
  "payment_profile.settle_setup": "asks the provider, and keeps what came of it once",
  "order.price": "reads only: the body is too large for an address",
  "open_items.import": "an item is known by its number: a second import finds it there",
  "support_attachment.upload": "what no message takes is cleared after a day",
  "bank_file.upload": "a file is known by its content: a second upload finds it there",
  "provider_event.receive": "an event is known by its name: a second one finds it there",
  "staff.jobs.restart": "a job that was started again is dead no more",
};

test("API-1 a POST that creates or moves something takes an Idempotency-Key", () => {
  const found = endpoints
    .filter(({ method, idempotent }) => method === "POST" && !idempotent)
    .map(({ id }) => id);
  assertSame(
    found,
    Object.keys(withoutKey),
    "Declare `idempotent: true`, or name here why a second call does no harm:",
  );
  const other = endpoints.filter(({ method, idempotent }) => idempotent && method !== "POST");
  assertNone(other.map(say), "PUT, PATCH and DELETE may be repeated as they are:");
  const visitors = endpoints.filter(
    ({ actor, idempotent, mode }) => idempotent && (actor === "visitor" || mode !== "write"),
  );
  assertNone(visitors.map(say), "The answer is kept for a user, in the transaction of the act:");
});

test("GET changes nothing", () => {
  const gets = endpoints.filter(({ method }) => method === "GET");
  const writing = gets.filter(({ mode, answer }) => {
    const isFile = answer !== null && "contentType" in answer;
    return mode !== "read" && !(mode === "open" && isFile);
  });
  assertNone(writing.map(say), "Read; only an answer that is a file may come from open mode:");
  assertNone(
    gets.filter(({ body, upload, idempotent }) => body || upload || idempotent).map(say),
    "A GET has no body:",
  );
  const readers = endpoints
    .filter(({ method, mode }) => mode === "read" && method !== "GET")
    .map(({ id }) => id);
  assertSame(
    readers,
    // A basket is too large for an address, and the secret of a link does not stand in one (ASVS 14.2.1).
    ["order.price", "invitation.read", "invitation.read_own"],
    "What only reads is a GET; name here what has too much to ask for an address:",
  );
});

test("every endpoint says in a sentence what it does, and what it answers", () => {
  const mute = endpoints.filter(({ summary }) => !/^[A-Z].{8,}[.)]$/.test(summary));
  assertNone(mute.map(say), "Write one sentence with a full stop:");
  const wrong = endpoints.filter(
    ({ answer, status }) => (answer === null) !== (status === 204 || status === 202 || status === 201),
  );
  const bodiless = wrong.filter(({ answer, status }) => answer === null || status === 204);
  assertNone(bodiless.map(say), "204 has no answer; an answer of null is 201, 202 or 204:");
});

test("every endpoint of a contract is bound to exactly one route, in the domain of the contract", async () => {
  const declared: Endpoint[] = [];
  for (const path of listFiles("server").filter((file) => file.endsWith(".contract.ts"))) {
    const contract: Record<string, unknown> = await import(pathToFileURL(join(root, path)).href);
    declared.push(...Object.values(contract).filter(isEndpoint));
  }
  assert.ok(declared.length > 0);
  const bound = declared.map((endpoint) => endpoints.filter((one) => one === endpoint).length);
  assertNone(
    declared.filter((_, at) => bound[at] !== 1).map(say),
    "Bind it in *.routes.ts and list the routes at the door:",
  );
  assertNone(endpoints.filter((one) => !declared.includes(one)).map(say), "Declare it in a *.contract.ts:");
  const idle = routes.filter(({ handler }) => typeof handler !== "function");
  assertNone(
    idle.map(({ endpoint }) => say(endpoint)),
    "Give the route a handler:",
  );
});

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === "object" && value !== null && "method" in value && "path" in value && "actor" in value
  );
}

test("what anybody can ask for often has a limit of its own", () => {
  const costly = endpoints.filter(
    ({ actor, method, limit }) => actor === "visitor" && method !== "GET" && !limit,
  );
  assertNone(costly.map(say), "Name a limit of server/platform/request/limits.ts:");
  assertNone(endpoints.filter(({ upload, limit }) => upload && !limit).map(say), "An upload has a limit:");
});
