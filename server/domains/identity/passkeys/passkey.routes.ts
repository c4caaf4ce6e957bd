import { userOf } from "../../../platform/context.ts";
import { Refused } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { noteProof } from "../proofs/note-proof.ts";
import { addPasskey } from "./add-passkey.ts";
import { askForPasskey } from "./ask-for-passkey.ts";
import { checkPasskey } from "./check-passkey.ts";
import { givePasskeyStep, startPasskeyStep } from "./give-passkey-step.ts";
import * as contract from "./passkey.contract.ts";
import { signInWithPasskey } from "./sign-in-with-passkey.ts";
import { startPasskey } from "./start-passkey.ts";

export const passkeyRoutes = [
  route(contract.startPasskey, (ctx, _input, http) => ctx.write((tx) => startPasskey(tx, http)), {
    reach: "platform",
  }),
  route(contract.addPasskey, (ctx, { body }, http) => addPasskey(ctx, http, body), { reach: "platform" }),
  route(
    contract.startPasskeySignIn,
    (ctx, _input, http) => askForPasskey(ctx, http, { purpose: "passkey_sign_in" }),
    { reach: "platform" },
  ),
  route(contract.signInWithPasskey, (ctx, { body }, http) => signInWithPasskey(ctx, http, body.credential), {
    reach: "platform",
  }),
  route(contract.startPasskeyStep, (ctx, _input, http) => startPasskeyStep(ctx, http), { reach: "platform" }),
  route(contract.givePasskeyStep, (ctx, { body }, http) => givePasskeyStep(ctx, http, body), {
    reach: "platform",
  }),
  route(
    contract.startPasskeyProof,
    (ctx, _input, http) =>
      ctx.write((tx) => askForPasskey(tx, http, { purpose: "passkey_proof", userId: userOf(ctx) })),
    { reach: "platform" },
  ),
  route(
    contract.givePasskeyProof,
    async (ctx, { body }, http) => {
      const question = { purpose: "passkey_proof" as const, userId: userOf(ctx) };
      const checked = await checkPasskey(ctx, http, question, body.credential);
      return checked instanceof Refused ? checked : noteProof(ctx, http, "passkey");
    },
    { reach: "platform" },
  ),
];
