import { userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { factorIsFresh } from "../../../platform/request/authenticate.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { route } from "../../../platform/request/route.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import * as contract from "./avatar.contract.ts";
import { deleteAvatar, findAvatar } from "./avatar.queries.ts";
import { changeAvatar } from "./change-avatar.ts";

export const avatarRoutes = [
  route(contract.changeAvatar, (ctx, { query }, http) => changeAvatar(ctx, http, query), {
    reach: "platform",
  }),
  route(
    contract.removeAvatar,
    async (ctx) => {
      await deleteAvatar(ctx.db, userOf(ctx));
      return undefined;
    },
    { reach: "platform" },
  ),
  route(
    contract.readAvatar,
    async (ctx, { params, query }) => {
      const session = found(await findOwnSession(ctx.db, ctx.actor.sessionId ?? ""));
      const isStaff = session.staff_role !== null && factorIsFresh(ctx, session.second_factor_at);
      const viewer = { userId: userOf(ctx), isStaff };
      const bytes = found(await findAvatar(ctx.db, { ...params, ...query }, viewer));
      return new FileReply(bytes, "picture.webp", true, `${params.version}-${query.size}`);
    },
    { reach: "platform" },
  ),
];
