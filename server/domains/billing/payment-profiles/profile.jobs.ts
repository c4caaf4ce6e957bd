import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { providerOf } from "../charges/provider-of.ts";
import { findProfile } from "./profile.queries.ts";
import { settleSetup } from "./settle-setup.ts";
import { warnOfExpiry } from "./warn-of-expiry.ts";

const chunk = 500;

/** Lets the provider forget a method that was removed. */
export const forgetMethodJob = defineJob({
  name: "payment_profile.forget",
  payload: z.object({ organizationId: z.uuid(), profileId: z.uuid() }),
  maxAttempts: 20,
  reach: "organization",
  mode: "open",
  async run(ctx, { organizationId, profileId }) {
    const profile = await ctx.read(({ db }) => findProfile(db, organizationId, profileId));
    if (profile?.removedAt) await providerOf(ctx).forgetMethod(profile.token);
  },
});

/** Asks the provider how a visit to its page ended. */
export const settleSetupJob = defineJob({
  name: "payment_setup.settle",
  payload: z.object({ organizationId: z.uuid(), setupId: z.uuid() }),
  maxAttempts: 20,
  reach: "organization",
  mode: "open",
  run: (ctx, { organizationId, setupId }) => settleSetup(ctx, organizationId, setupId),
});

/** Announces cards that expire, in the morning (MON-12). */
export const warnOfExpiryJob = defineJob({
  name: "payment_profile.warn",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "20 6 * * *",
  async run(ctx) {
    while ((await ctx.write((write) => warnOfExpiry(write, chunk))) === chunk);
  },
});
