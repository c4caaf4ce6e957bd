import assert from "node:assert/strict";
import type { Browser } from "../../../../tests/support/browser.ts";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { testPassword } from "../../../../tests/support/people.ts";
import { signIn } from "../sessions/session.contract.ts";
import { confirmSms, startSms } from "../sms-codes/sms-code.contract.ts";
import { confirmTotp, startTotp } from "./factor.contract.ts";
import { codeOf } from "./totp.rules.ts";

/** Adds an authenticator app as its owner does; gives its secret, and the backup codes if it is the first factor. */
export async function addApp({ clock }: TestInstallation, browser: Browser) {
  const { factorId, secret } = (await browser.call(startTotp)).body;
  const body = { factorId, code: codeOf(secret, clock.now()) };
  const { status, body: answer } = await browser.call(confirmTotp, { body });
  assert.equal(status, 200);
  return { factorId, secret, backupCodes: answer.backupCodes };
}

/** The code of the last text to a number, as the demo's mailbox keeps it. */
export async function lastText(installation: TestInstallation, number: string): Promise<string> {
  const mail = (await installation.mails(number)).at(-1);
  assert.equal(mail?.template, "identity.text_message");
  return /\b\d{6}\b/.exec(mail.plain)?.[0] ?? "";
}

/** Adds a phone as its owner does; gives the backup codes if it is the first factor. */
export async function addPhone(installation: TestInstallation, browser: Browser, number: string) {
  const started = await browser.call(startSms, { body: { country: "CH", number } });
  assert.equal(started.status, 201);
  const code = await lastText(installation, number);
  const { status, body } = await browser.call(confirmSms, { body: { code } });
  assert.equal(status, 200);
  return { factorId: started.body.factorId, backupCodes: body.backupCodes };
}

/** A new browser of somebody that gave the password and is asked for a second factor. */
export async function atSecondStep(installation: TestInstallation, email: string): Promise<Browser> {
  const browser = installation.browser();
  const { body } = await browser.call(signIn, { body: { email, password: testPassword } });
  assert.equal(body.step, "second_factor");
  return browser;
}
