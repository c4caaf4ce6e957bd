import { type ReadContext, userOf } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { findSheet } from "../backup-codes/backup-code.queries.ts";
import { maskNumber } from "../sms-codes/phone.rules.ts";
import { smsIsOffered } from "../sms-codes/sms-code.rules.ts";
import { confirmTotp } from "./confirm-totp.ts";
import * as contract from "./factor.contract.ts";
import { listOwnFactors, renameFactor } from "./factor.queries.ts";
import { removeFactor } from "./remove-factor.ts";
import { unseal } from "./seal.ts";
import { startTotp } from "./start-totp.ts";

async function listFactors(ctx: ReadContext) {
  const rows = await listOwnFactors(ctx.db, userOf(ctx));
  return {
    items: rows.map(({ id, kind, name, secret, created_at, last_used_at }) => ({
      ...{ id, kind, name, createdAt: created_at, lastUsedAt: last_used_at },
      number: kind === "sms" && secret ? maskNumber(unseal(ctx.config, secret, id)) : null,
    })),
    backupCodes: (await findSheet(ctx.db, userOf(ctx))) ?? null,
    smsOffered: smsIsOffered(ctx.config),
  };
}

export const factorRoutes = [
  route(contract.listFactors, (ctx) => listFactors(ctx), { reach: "platform" }),
  route(contract.startTotp, (ctx) => startTotp(ctx), { reach: "platform" }),
  route(contract.confirmTotp, (ctx, { body }, http) => confirmTotp(ctx, http, body), { reach: "platform" }),
  route(
    contract.renameFactor,
    async (ctx, { params: { factorId }, body: { name } }) => {
      refuseUnless(await renameFactor(ctx.db, userOf(ctx), factorId, name), "platform.not_found");
      ctx.audit({ action: "factor.renamed", subjectKind: "factor", subjectId: factorId });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.removeFactor, (ctx, { params, body }) => removeFactor(ctx, { ...params, ...body }), {
    reach: "platform",
  }),
];
