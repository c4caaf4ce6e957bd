import assert from "node:assert/strict";
import { Authenticator, type Quirks } from "../../../../tests/support/authenticator.ts";
import type { Browser } from "../../../../tests/support/browser.ts";
import { query, type TestInstallation } from "../../../../tests/support/installation.ts";
import { buildPerson, type Person, testPassword } from "../../../../tests/support/people.ts";
import { signIn } from "../sessions/session.contract.ts";
import { addPasskey, signInWithPasskey, startPasskey, startPasskeySignIn } from "./passkey.contract.ts";

interface Owner extends Person {
  readonly key: Authenticator;
}

/** What people do with keys at an installation: make them, sign in with them, honestly or otherwise. */
export function passkeySteps(installation: TestInstallation) {
  const origin = installation.services.config.publicUrl;

  const register = async (browser: Browser, key: Authenticator, quirks: Quirks = {}, name = "Passkey 1") => {
    const options = await browser.call(startPasskey);
    assert.equal(options.status, 200, options.problem?.code);
    return browser.call(addPasskey, { body: { name, credential: key.make(options.body, quirks) } });
  };

  /** A visitor's browser with the options of a sign-in by passkey. */
  const atSignIn = async () => {
    const browser = installation.browser();
    return { browser, options: (await browser.call(startPasskeySignIn)).body };
  };

  return {
    register,
    atSignIn,
    newKey: () => new Authenticator(origin),
    /** Somebody with a passkey, or with a security key that asks for no PIN. */
    async buildOwner(options: { verifiesUser?: boolean } = {}): Promise<Owner> {
      const person = await buildPerson(installation);
      const key = new Authenticator(origin, options);
      assert.equal((await register(person.browser, key)).status, 201);
      return { ...person, key };
    },
    async enter(key: Authenticator, quirks: Quirks = {}) {
      const { browser, options } = await atSignIn();
      const reply = await browser.call(signInWithPasskey, { body: { credential: key.use(options, quirks) } });
      return { browser, reply };
    },
    /** A browser that gave the password and waits for the second factor. */
    async afterPassword(email: string) {
      const browser = installation.browser();
      const { body } = await browser.call(signIn, { body: { email, password: testPassword } });
      return { browser, step: body };
    },
    /** What the user's own log says was done. */
    async actionsOf(userId: string): Promise<string[]> {
      const rows = await query<{ action: string }>(
        installation,
        `select action from user_audit where user_id = '${userId}' order by sequence`,
      );
      return rows.map(({ action }) => action);
    },
  };
}

/** Status and code of a refusal. */
export function codeOf({ status, problem }: { status: number; problem?: { code: string } }) {
  return [status, problem?.code];
}

export const refused = [401, "identity.passkey_refused"];
export const expired = [410, "identity.passkey_expired"];
