import type { MemberRole } from "../../common/permissions.ts";
import { signUpInvited } from "../../server/domains/identity/accounts/account.contract.ts";
import {
  acceptInvitation,
  invitePeople,
  listInvitations,
  readInvitation,
} from "../../server/domains/organizations/invitations/invitation.contract.ts";
import type { TestInstallation } from "./installation.ts";
import type { Customer, Person } from "./people.ts";

/** The password of those who make an account by an invitation. */
export const invitedPassword = "nine copper lanterns";

/** What people do with invitations, on one installation. */
export function invitationsOf(installation: TestInstallation) {
  let count = 0;
  return {
    newAddress() {
      count += 1;
      return `invited${count}@example.com`;
    },
    invite: (
      { browser }: Person,
      organizationId: string,
      emails: string[],
      role: MemberRole = "collaborator",
    ) =>
      browser.call(invitePeople, {
        params: { organizationId },
        body: { emails, role, hasBilling: false, language: "en" },
      }),
    /** The secret of the newest link to somebody. */
    async tokenOf(email: string): Promise<string> {
      const mails = await installation.mails(email);
      const mail = mails.findLast(({ template }) => template === "organizations.invitation");
      return new URL(mail?.link ?? "").searchParams.get("token") ?? "";
    },
    listOf: async ({ browser, organizationId }: Customer) =>
      (await browser.call(listInvitations, { params: { organizationId } })).body.items,
    accept: ({ browser }: Person, token: string) => browser.call(acceptInvitation, { body: { token } }),
    read: (token: string) => installation.browser().call(readInvitation, { body: { token } }),
    /** Makes an account by the link of a mail. */
    join: (token: string, browser = installation.browser()) =>
      browser.call(signUpInvited, {
        body: { token, password: invitedPassword, firstName: "Noa", lastName: "Neu", language: "de" },
      }),
  };
}
