import {
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import i18next from "i18next";
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

/** Signs in without a password, by any passkey of this site that the browser offers. */
export function useSignInWithPasskey() {
  const start = useAct(startPasskeySignIn, { changes: [] });
  const finish = useAct(signInWithPasskey, { changes: [] });
  return async () => finish.mutateAsync({ body: { credential: await use(await start.mutateAsync({})) } });
}

/** Gives a key of the account as second factor after the password. */
export function useGivePasskeyStep() {
  const start = useAct(startPasskeyStep, { changes: [] });
  const finish = useAct(givePasskeyStep, { changes: [] });
  return async () => finish.mutateAsync({ body: { credential: await use(await start.mutateAsync({})) } });
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
