import { z } from "zod";
import { endpoint, line } from "../../../../common/contract.ts";
import { NewFactor } from "../factors/factor.contract.ts";
import { Remember, SignInStep } from "../sessions/session.contract.ts";

const Base64Url = z
  .string()
  .min(1)
  .max(8_192)
  .regex(/^[A-Za-z0-9_-]+$/);
const Transports = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10);
const UserVerification = z.enum(["required", "preferred", "discouraged"]);
const KnownKey = z.object({
  id: Base64Url,
  type: z.literal("public-key"),
  transports: z.array(z.string()).optional(),
});
const Timeout = z.int().meta({ description: "Milliseconds" });
const Extensions = z.object({ credProps: z.object({ rk: z.boolean().optional() }).optional() });
const Attachment = z.enum(["platform", "cross-platform"]);

/** What the browser needs to make a passkey: PublicKeyCredentialCreationOptionsJSON of WebAuthn level 3. */
const CreationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: Base64Url, name: z.string(), displayName: z.string() }),
  challenge: Base64Url,
  pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.int() })),
  timeout: Timeout,
  excludeCredentials: z.array(KnownKey),
  authenticatorSelection: z.object({
    residentKey: z.enum(["required", "preferred", "discouraged"]),
    requireResidentKey: z.boolean(),
    userVerification: UserVerification,
  }),
  attestation: z.literal("none"),
  extensions: z.object({ credProps: z.literal(true) }),
});

/** What the browser needs to use a passkey: PublicKeyCredentialRequestOptionsJSON of WebAuthn level 3. */
const RequestOptions = z.object({
  challenge: Base64Url,
  rpId: z.string(),
  timeout: Timeout,
  userVerification: UserVerification,
  allowCredentials: z
    .array(KnownKey)
    .optional()
    .meta({ description: "Left out where any passkey of this site will do" }),
});

/** What an authenticator answers when a passkey is made: RegistrationResponseJSON of WebAuthn level 3. */
const Registration = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  authenticatorAttachment: Attachment.optional(),
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: Transports.optional(),
  }),
  clientExtensionResults: Extensions,
});
export type Registration = z.output<typeof Registration>;

/** What an authenticator answers when a passkey is used: AuthenticationResponseJSON of WebAuthn level 3. */
const Assertion = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  authenticatorAttachment: Attachment.optional(),
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.optional(),
  }),
  clientExtensionResults: Extensions,
});
export type Assertion = z.output<typeof Assertion>;

export const startPasskey = endpoint({
  id: "passkey.start",
  method: "POST",
  path: "/me/factors/passkeys/options",
  summary: "Begin to add a passkey or security key: what the browser asks the authenticator for (SEC-1).",
  actor: "user",
  mode: "open",
  proof: "any",
  status: 200,
  answer: CreationOptions,
});

export const addPasskey = endpoint({
  id: "passkey.add",
  method: "POST",
  path: "/me/factors/passkeys",
  summary: "Finish adding a passkey or security key with the authenticator's answer.",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  proof: "any",
  body: z.object({ name: line(60), credential: Registration }),
  status: 201,
  answer: NewFactor,
});

export const startPasskeySignIn = endpoint({
  id: "passkey.start_sign_in",
  method: "POST",
  path: "/session/passkeys/options",
  summary:
    "Begin to sign in with a passkey instead of a password; the answer is the same for everybody (ACC-2).",
  actor: "visitor",
  mode: "write",
  limit: "passkey",
  status: 200,
  answer: RequestOptions,
});

export const signInWithPasskey = endpoint({
  id: "passkey.sign_in",
  method: "POST",
  path: "/session/passkeys",
  summary: "Sign in with a passkey that has checked who holds it: it is both factors (ACC-2).",
  actor: "visitor",
  mode: "write",
  limit: "sign_in",
  body: z.object({ credential: Assertion }),
  status: 200,
  answer: SignInStep,
});

export const startPasskeyStep = endpoint({
  id: "passkey.start_second_factor",
  method: "POST",
  path: "/session/second-factor/passkeys/options",
  summary: "After the password: which of the account's keys may be the second factor.",
  actor: "visitor",
  mode: "write",
  limit: "passkey",
  status: 200,
  answer: RequestOptions,
});

export const givePasskeyStep = endpoint({
  id: "passkey.give_second_factor",
  method: "POST",
  path: "/session/second-factor/passkeys",
  summary: "Finish signing in with a passkey or security key as second factor.",
  actor: "visitor",
  mode: "write",
  limit: "sign_in",
  body: z.object({ credential: Assertion, remember: Remember }),
  status: 200,
  answer: SignInStep,
});

export const startPasskeyProof = endpoint({
  id: "passkey.start_proof",
  method: "POST",
  path: "/session/proofs/passkeys/options",
  summary: "Which of one's keys prove again who one is, before a sensitive act (SEC-12).",
  actor: "user",
  mode: "open",
  limit: "passkey",
  status: 200,
  answer: RequestOptions,
});

export const givePasskeyProof = endpoint({
  id: "passkey.give_proof",
  method: "POST",
  path: "/session/proofs/passkeys",
  summary: "Prove again who one is with a passkey or security key: the session gets a new token.",
  actor: "user",
  mode: "write",
  limit: "sign_in",
  body: z.object({ credential: Assertion }),
  status: 204,
  answer: null,
});
