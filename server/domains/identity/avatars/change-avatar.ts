import { createHash } from "node:crypto";
import { type OpenContext, userOf } from "../../../platform/context.ts";
import type { Http } from "../../../platform/request/http.ts";
import { keepAvatar } from "./avatar.queries.ts";
import type { Square } from "./avatar.rules.ts";
import { drawAvatar } from "./draw-avatar.ts";

/** Draws the uploaded picture anew, beside the event loop and outside of any transaction, and keeps it (ACC-3). */
export async function changeAvatar(
  ctx: OpenContext,
  http: Http,
  wanted: { [K in keyof Square]?: number | undefined },
): Promise<{ version: string }> {
  const { content } = await http.upload();
  const drawn = await drawAvatar(content, wanted);
  const version = createHash("sha256").update(drawn.large).digest("base64url").slice(0, 16);
  await ctx.write(async (tx) => {
    const userId = userOf(tx);
    await keepAvatar(tx.db, userId, version, drawn, tx.clock.now());
    tx.audit({ userId });
  });
  return { version };
}
