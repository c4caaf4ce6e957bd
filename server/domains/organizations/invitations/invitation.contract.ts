import { z } from "zod";
import {
  Abilities,
  Email,
  endpoint,
  Id,
  Instant,
  Language,
  OrganizationParams,
  PageQuery,
  page,
} from "../../../../common/contract.ts";
import { memberRoles } from "../../../../common/permissions.ts";

export const invitationStates = ["open", "accepted", "expired", "withdrawn"] as const;
/** So many people are invited at once. */
export const mostAtOnce = 20;

const InvitationParams = OrganizationParams.extend({ invitationId: Id });
const Token = z.string().min(20).max(200);
const Role = z.enum(memberRoles);

export const listInvitations = endpoint({
  id: "invitation.list",
  method: "GET",
  path: "/organizations/:organizationId/invitations",
  summary: "Who was invited, the latest first, and what became of it (ORG-4).",
  actor: "member",
  permission: "members.manage",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({ state: z.enum(invitationStates).optional() }),
  status: 200,
  answer: page(
    z.object({
      id: Id,
      email: z.string(),
      role: Role,
      hasBilling: z.boolean(),
      state: z.enum(invitationStates),
      invitedBy: z.string(),
      createdAt: Instant,
      sentAt: Instant,
      expiresAt: Instant,
      abilities: Abilities,
    }),
  ),
});

export const invitePeople = endpoint({
  id: "invitation.create",
  method: "POST",
  path: "/organizations/:organizationId/invitations",
  summary:
    "Invite people by mail into a role that is not above one's own; each link works once, for seven days (ORG-4).",
  actor: "member",
  permission: "members.manage",
  mode: "write",
  proof: "any",
  idempotent: true,
  params: OrganizationParams,
  body: z.object({
    emails: z.array(Email).min(1, { error: "field.required" }).max(mostAtOnce),
    role: Role,
    hasBilling: z.boolean().meta({ description: "Counts for collaborators" }),
    language: Language.meta({ description: "Of the mail" }),
  }),
  status: 201,
  answer: z.object({
    items: z.array(
      z.object({
        email: z.string(),
        outcome: z.enum(["invited", "already_member", "already_invited"]),
      }),
    ),
  }),
});

export const resendInvitation = endpoint({
  id: "invitation.resend",
  method: "POST",
  path: "/organizations/:organizationId/invitations/:invitationId/mails",
  summary: "Send the mail again, with a new link for seven days; the link before is void.",
  actor: "member",
  permission: "members.manage",
  mode: "write",
  params: InvitationParams,
  status: 204,
  answer: null,
});

export const withdrawInvitation = endpoint({
  id: "invitation.withdraw",
  method: "DELETE",
  path: "/organizations/:organizationId/invitations/:invitationId",
  summary: "Withdraw an invitation: its link works no more.",
  actor: "member",
  permission: "members.manage",
  mode: "write",
  params: InvitationParams,
  status: 204,
  answer: null,
});

export const readInvitation = endpoint({
  id: "invitation.read",
  method: "POST",
  path: "/invitation-views",
  summary: "What the link of a mail invites to; each reason why it does not work is told.",
  actor: "visitor",
  mode: "read",
  limit: "invitation",
  body: z.object({ token: Token }),
  status: 200,
  answer: z.object({
    organization: z.string(),
    invitedBy: z.string(),
    role: Role,
    hasBilling: z.boolean(),
    email: z.string(),
    /** True: sign in to accept. False: the account is made with the link. */
    hasAccount: z.boolean(),
    expiresAt: Instant,
  }),
});

export const readOwnInvitation = endpoint({
  id: "invitation.read_own",
  method: "POST",
  path: "/me/invitation-views",
  summary:
    "What the link of a mail invites the signed-in user to; of somebody else's, the masked address alone.",
  actor: "user",
  mode: "read",
  body: z.object({ token: Token }),
  status: 200,
  answer: z.discriminatedUnion("isOwn", [
    z.object({
      isOwn: z.literal(true),
      organization: z.string(),
      invitedBy: z.string(),
      role: Role,
      hasBilling: z.boolean(),
    }),
    z.object({
      isOwn: z.literal(false),
      address: z.string().meta({ description: "First letter and domain of the invited address" }),
    }),
  ]),
});

export const acceptInvitation = endpoint({
  id: "invitation.accept",
  method: "POST",
  path: "/me/invitation-acceptances",
  summary: "Join the organization, signed in with the invited address; the link is used up.",
  actor: "user",
  mode: "write",
  body: z.object({ token: Token }),
  status: 200,
  answer: z.object({ organizationId: Id }),
});
