import {
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from "@simplewebauthn/browser";
import i18next from "i18next";
import { useEffect, useEffectEvent } from "react";
import {
  addPasskey,
  givePasskeyProof,
  givePasskeyStep,
  signInWithPasskey,
  startPasskey,
  startPasskeyProof,
  startPasskeySignIn,
  startPasskeyStep,
} from "../../server/domains/identity/passkeys/passkey.contract.ts";
import { ApiProblem } from "../api/problem.ts";
import { useAct } from "../api/query.ts";

type Credential = Awaited<ReturnType<typeof startAuthentication>>;

/** Finishes signing in with a passkey that the person has chosen. */
export const useFinishPasskeySignIn = () => useAct(signInWithPasskey, { changes: [] });

/** Signs in without a password, by any passkey of this site that the browser offers. */
export function useSignInWithPasskey() {
  const start = useAct(startPasskeySignIn, { changes: [] });
  const finish = useAct(signInWithPasskey, { changes: [] });
  return async () => finish.mutateAsync({ body: { credential: await use(await start.mutateAsync({})) } });
}

/** A challenge counts for five minutes: on a page that stays open it is asked for anew before. */
const renewal_ms = 4 * 60_000;

/**
 * Offers passkeys among what the browser fills into a field with `autocomplete="username webauthn"`; only where somebody chooses one
 * is it used. Browsers without such a list, and failures to ask for a challenge, change nothing.
 */
export function usePasskeysInField(signIn: (credential: Credential) => Promise<void>) {
  const start = useAct(startPasskeySignIn, { changes: [] });
  const offer = useEffectEvent(async (isLeft: () => boolean) => {
    if (!(await browserSupportsWebAuthnAutofill()) || isLeft()) return;
    const optionsJSON = await start.mutateAsync({}).catch(() => undefined);
    if (!optionsJSON || isLeft()) return;
    const credential = await startAuthentication({ optionsJSON, useBrowserAutofill: true }).catch(
      () => undefined,
    );
    if (credential && !isLeft()) await signIn(credential);
  });
  useEffect(() => {
    let left = false;
    const again = () => void offer(() => left);
    again();
    const timer = setInterval(again, renewal_ms);
    return () => {
      left = true;
      clearInterval(timer);
      WebAuthnAbortService.cancelCeremony();
    };
  }, []);
}

/** Gives a key of the account as second factor after the password. */
export function useGivePasskeyStep(remember: boolean) {
  const start = useAct(startPasskeyStep, { changes: [] });
  const finish = useAct(givePasskeyStep, { changes: [] });
  return async () =>
    finish.mutateAsync({ body: { credential: await use(await start.mutateAsync({})), remember } });
}

/** Proves by a key who sits there (SEC-12). */
export function useProveByPasskey() {
  const start = useAct(startPasskeyProof, { changes: [] });
  const finish = useAct(givePasskeyProof, { changes: ["session"] });
  return async () => finish.mutateAsync({ body: { credential: await use(await start.mutateAsync({})) } });
}

/** Adds a passkey or security key under a name. */
export function useAddPasskey() {
  const start = useAct(startPasskey, { changes: [] });
  const finish = useAct(addPasskey, { changes: ["factors", "session"] });
  return async (name: string) => {
    const optionsJSON = await start.mutateAsync({});
    const credential = await startRegistration({ optionsJSON }).catch(noKey);
    return finish.mutateAsync({ body: { name, credential } });
  };
}

const use = (optionsJSON: PublicKeyCredentialRequestOptionsJSON) =>
  startAuthentication({ optionsJSON }).catch(noKey);

/** What the browser says where no key answered, as a refusal like the server's. */
function noKey(cause: unknown): never {
  const code = cause instanceof WebAuthnError ? cause.code : undefined;
  throw new ApiProblem("console.no_key", 0, sentenceOf(code));
}

function sentenceOf(code: WebAuthnError["code"] | undefined): string {
  switch (code) {
    case "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED":
      return i18next.t("identity:errors.passkey_known");
    case "ERROR_INVALID_DOMAIN":
    case "ERROR_INVALID_RP_ID":
      return i18next.t("identity:passkey.wrong_address");
    default:
      return i18next.t("identity:passkey.not_given");
  }
}
