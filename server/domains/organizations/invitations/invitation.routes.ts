import { organizationOf, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { findUsableInvitation } from "./find-usable-invitation.ts";
import * as contract from "./invitation.contract.ts";
import { presentInvitation, presentToUser, presentToVisitor } from "./invitation.presenter.ts";
import { findInvitedUser, listInvitationRows } from "./invitation.queries.ts";
import { invitePeople } from "./invite-people.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

export const invitationRoutes = [
  route(contract.listInvitations, async (ctx, { query: { state, cursor, limit } }) => {
    const page = { state, now: ctx.clock.now(), after: readCursor(cursor), limit };
    const rows = await listInvitationRows(ctx.db, organizationOf(ctx), page);
    return pageOf(
      rows,
      limit,
      (row) => [row.created_at, row.id],
      (row) => presentInvitation(ctx, row),
    );
  }),
  route(contract.invitePeople, (ctx, { body }) => invitePeople(ctx, body)),
  route(contract.resendInvitation, (ctx, { params }) => resendInvitation(ctx, params.invitationId)),
  route(contract.withdrawInvitation, (ctx, { params }) => withdrawInvitation(ctx, params.invitationId)),
  route(
    contract.readInvitation,
    async (ctx, { body }) => presentToVisitor(await findUsableInvitation(ctx, body.token)),
    { reach: "platform" },
  ),
  route(
    contract.readOwnInvitation,
    async (ctx, { body }) => {
      const user = found(await findInvitedUser(ctx.db, userOf(ctx)));
      return presentToUser(await findUsableInvitation(ctx, body.token), user.email);
    },
    { reach: "platform" },
  ),
  route(contract.acceptInvitation, (ctx, { body }) => acceptInvitation(ctx, body.token), {
    reach: "platform",
  }),
];
