import { z } from "zod";
import { type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { findUser } from "../accounts/account.queries.ts";
import { type FlowPurpose, findOpenFlow } from "../flows/flow.queries.ts";
import * as contract from "./address.contract.ts";
import { listRecoveryAddresses } from "./address.queries.ts";
import { isUsable, recoveryWaitDays, undoHours } from "./address.rules.ts";
import { askEmailChange } from "./ask-email-change.ts";
import { confirmEmailChange } from "./confirm-email-change.ts";
import { confirmRecoveryAddress } from "./confirm-recovery-address.ts";
import { removeRecoveryAddress } from "./remove-recovery-address.ts";
import { setRecoveryAddress } from "./set-recovery-address.ts";
import { undoEmailChange } from "./undo-email-change.ts";

export const addressRoutes = [
  route(contract.readAddresses, (ctx) => readAddresses(ctx), { reach: "platform" }),
  route(contract.askEmailChange, (ctx, { body }) => askEmailChange(ctx, body), { reach: "platform" }),
  route(contract.confirmEmailChange, (ctx, { body }) => confirmEmailChange(ctx, body.token), {
    reach: "platform",
  }),
  route(contract.undoEmailChange, (ctx, { body }) => undoEmailChange(ctx, body.token), { reach: "platform" }),
  route(contract.setRecoveryAddress, (ctx, { body }) => setRecoveryAddress(ctx, body.email), {
    reach: "platform",
  }),
  route(contract.confirmRecoveryAddress, (ctx, { body }) => confirmRecoveryAddress(ctx, body.token), {
    reach: "platform",
  }),
  route(contract.removeRecoveryAddress, (ctx) => removeRecoveryAddress(ctx), { reach: "platform" }),
];

async function readAddresses(ctx: ReadContext) {
  const now = ctx.clock.now();
  const user = found(await findUser(ctx.db, userOf(ctx)));
  const addresses = await listRecoveryAddresses(ctx.db, user.id, now);
  const current = addresses.find((address) => !address.ends_at);
  const ending = addresses.find((address) => address.ends_at);
  const undo = await findOpenFlow(ctx.db, "email_undo", user.id, now);
  return {
    signIn: {
      email: user.email,
      waiting: await waitingFor(ctx, "email_change", user.id),
      undoUntil: undo?.expires_at ?? null,
    },
    recovery: {
      current: current
        ? {
            email: current.email,
            confirmedAt: current.confirmed_at,
            usableAt: current.usable_at,
            isUsable: isUsable(current, now),
          }
        : null,
      waiting: await waitingFor(ctx, "recovery_email", user.id),
      ending: ending?.ends_at ? { email: ending.email, endsAt: ending.ends_at } : null,
    },
    waitDays: recoveryWaitDays,
    undoHours,
  };
}

const Wish = z.object({ email: z.string() });

/** The address that a link has still to confirm; the same for one that is taken, whose link exists nowhere. */
async function waitingFor(ctx: ReadContext, purpose: FlowPurpose, userId: string) {
  const flow = await findOpenFlow(ctx.db, purpose, userId, ctx.clock.now());
  return flow ? { email: Wish.parse(flow.payload).email, until: flow.expires_at } : null;
}
