import assert from "node:assert/strict";
import test from "node:test";
import { activityCatalogues, activityGroups, isOfGroup } from "../../common/activity.ts";
import { routes } from "../../server/domains.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { englishTexts, variablesOf } from "./support/catalogues.ts";
import { loggedActions } from "./support/text-uses.ts";

const texts = englishTexts();
const keysOf = (action: string) =>
  activityCatalogues.map((catalogue) => `${catalogue}:activity.${action}`).filter((key) => texts.has(key));
const acts = routes
  .map(({ endpoint }) => endpoint)
  // A GET that writes a file while it reads on is open, and changes nothing.
  .filter(({ mode, method }) => mode !== "read" && method !== "GET");

/** Acts whose entries stand under other names, and those names; none where an act leaves no entry. */
const namedOtherwise: Record<string, readonly string[]> = {
  "account.ask_password_reset": ["account.reset_asked"],
  "account.claim_installation": ["account.installation_claimed"],
  "account.confirm": ["account.created", "organization.created"],
  "account.reset_password": ["account.password_reset"],
  "account.sign_up": [],
  "account.sign_up_invited": ["account.created"],
  "address.ask_change": ["account.email_change_asked"],
  "address.confirm_change": ["account.email_changed"],
  "address.confirm_recovery": ["account.recovery_set"],
  "address.remove_recovery": ["account.recovery_removed"],
  "address.set_recovery": ["account.recovery_asked"],
  "address.undo_change": ["account.email_change_undone"],
  "alert.change": ["alert.changed"],
  "backup_code.renew": ["backup_codes.renewed"],
  "closing.close": ["account.closed"],
  "device.forget": ["device.forgotten"],
  "factor.confirm_sms": ["factor.added"],
  "factor.confirm_totp": ["factor.added"],
  "factor.remove": ["factor.removed"],
  "factor.rename": ["factor.renamed"],
  "factor.start_sms": ["factor.started"],
  "factor.start_totp": ["factor.started"],
  "lock.ask_link": ["session.unlock_asked"],
  "lock.open": ["session.unlocked"],
  "organization.create": ["organization.created"],
  "passkey.add": ["factor.added"],
  "passkey.give_proof": ["session.proved"],
  "passkey.give_second_factor": ["session.started"],
  "passkey.sign_in": ["session.started", "session.passkey_refused"],
  "passkey.start": [],
  "passkey.start_proof": [],
  "passkey.start_second_factor": [],
  "passkey.start_sign_in": [],
  "password.change": ["password.changed"],
  "proof.give": ["session.proved", "session.password_refused", "session.second_factor_refused"],
  "proof.send_sms_code": ["factor.sms_sent"],
  "provider_event.receive": [],
  "session.end": ["session.ended"],
  "session.end_others": ["session.others_ended"],
  "session.give_second_factor": ["session.started", "session.second_factor_refused"],
  "session.send_sms_code": ["factor.sms_sent"],
  "session.sign_in": [
    "session.started",
    "session.password_given",
    "session.password_refused",
    "session.locked",
  ],
  "session.sign_out": ["session.ended"],
  "token.create": ["token.created"],
  "staff.support_code.check": ["support_code.used", "support_code.wrong"],
  "token.revoke": ["token.revoked"],
  "token.revoke_all": ["token.all_revoked"],
};

const logged = loggedActions();
const named = logged.flatMap(({ action }) => action ?? []);
const own = acts.map(({ id }) => id).filter((id) => namedOtherwise[id] === undefined);
/** Reads that leave an entry, under their own name. */
const loggedReads = ["personal_data.zip"];
const actions = [...new Set([...named, ...own, ...loggedReads])];

test("SEC-10 whatever is written into a log has a sentence in five languages", () => {
  assert.ok(named.length > 20, "the entries are gone");
  const mute = actions.filter((action) => keysOf(action).length === 0);
  assertNone(
    mute,
    "Add activity.<action> to the catalogue identity or organizations, or name here what the act writes instead:",
  );
  const twice = actions.filter((action) => keysOf(action).length > 1);
  assertNone(twice, "Keep it in one of the two catalogues:");
});

test("SEC-10 acts that are named otherwise are what is written", () => {
  const gone = Object.keys(namedOtherwise).filter((id) => !acts.some((act) => act.id === id));
  assertNone(gone, "Take it off the list:");
  const unwritten = Object.values(namedOtherwise)
    .flat()
    .filter((action) => !named.includes(action));
  assertNone(unwritten, "Nothing writes this:");
});

test("SEC-10 no sentence stands there for what nobody writes", () => {
  const sentences = [...texts.keys()].flatMap((key) => /^\w+:activity\.(.+)$/.exec(key)?.[1] ?? []);
  const said = sentences
    .map((sentence) => sentence.replace(/_with$/, ""))
    .filter((action) => action !== "other");
  assertSame([...new Set(said)], actions, "Keep sentences and actions alike:");
});

test("SEC-10 a sentence ends with `_with` if and only if it names the way", () => {
  const wrong = [...texts].filter(
    ([key, text]) => /:activity\./.test(key) && key.endsWith("_with") !== variablesOf(text).includes("way"),
  );
  assertNone(
    wrong.map(([key]) => key),
    "Name {{way}} in the sentence that is for it:",
  );
});

test("SEC-10 every action belongs to a group that a log can be narrowed by", () => {
  const strays = actions.filter((action) => !activityGroups.some((group) => isOfGroup(action, group)));
  assertSame(
    strays.filter((action) => !action.startsWith("staff.")),
    ["bank_file.upload", "open_items.import"],
    "Name its beginning in common/activity.ts; acts of staff that concern no customer need none:",
  );
});
