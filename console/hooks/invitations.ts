import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import { signUpInvited } from "../../server/domains/identity/accounts/account.contract.ts";
import {
  acceptInvitation,
  invitePeople,
  listInvitations,
  readInvitation,
  readOwnInvitation,
  resendInvitation,
  withdrawInvitation,
} from "../../server/domains/organizations/invitations/invitation.contract.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type Invitation = AnswerOf<typeof listInvitations>["items"][number];
export type InvitationSearch = Pick<z.output<typeof listInvitations.query>, "state">;

export const invitationList = (organizationId: string, search: InvitationSearch) =>
  listFor(listInvitations, { params: { organizationId }, query: search }, ["members"]);

/** What the link of a mail invites to, for somebody who is not signed in. */
export const linkedInvitationQuery = (token: string) => queryFor(readInvitation, { body: { token } }, []);
/** The same for somebody who is. */
export const ownInvitationQuery = (token: string) => queryFor(readOwnInvitation, { body: { token } }, []);

export const useInvitePeople = () => useAct(invitePeople, { changes: ["members"] });
export const useResendInvitation = () => useAct(resendInvitation, { changes: ["members"] });
export const useWithdrawInvitation = () => useAct(withdrawInvitation, { changes: ["members"] });
export const useAcceptInvitation = () => useAct(acceptInvitation, { changes: ["session"] });
export const useSignUpInvited = () => useAct(signUpInvited, { changes: ["session"] });
