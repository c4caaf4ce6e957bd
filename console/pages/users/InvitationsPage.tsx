import { IconMail, IconUserPlus } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { invitationStates } from "../../../server/domains/organizations/invitations/invitation.contract.ts";
import { invitationList } from "../../hooks/invitations.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { InvitationActs } from "./InvitationActs.tsx";

/** Who was invited into the organization, and what became of it (ORG-4). */
export function InvitationsPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const search = useSearch({ from: "/o/$organizationId/users/invitations" });
  const invite = (
    <ButtonLink
      to="/o/$organizationId/users/invitations/new"
      params={{ organizationId }}
      leftSection={<IconUserPlus size={18} aria-hidden />}
    >
      {t("members.invite")}
    </ButtonLink>
  );
  return (
    <Page title={t("console:menu.invitations")} lead={t("invitation.lead")} action={invite}>
      <DataList
        label={t("console:menu.invitations")}
        query={invitationList(organizationId, search)}
        rowKey={(invitation) => invitation.id}
        filters={[
          {
            name: "state",
            label: t("members.state"),
            options: invitationStates.map((state) => ({
              value: state,
              label: t(`console:state.invitation.${state}`),
            })),
          },
        ]}
        columns={[
          { id: "email", label: t("invitation.email"), main: true, value: ({ email }) => email },
          { id: "role", label: t("members.role"), value: ({ role }) => t(`console:role.${role}`) },
          {
            id: "state",
            label: t("members.state"),
            value: ({ state }) => <StateBadge kind="invitation" state={state} />,
          },
          {
            id: "by",
            label: t("invitation.by"),
            hideBelow: "lg",
            value: ({ invitedBy }) => invitedBy,
          },
          {
            id: "sent",
            label: t("invitation.sent"),
            hideBelow: "lg",
            value: ({ sentAt }) => <Moment at={sentAt} />,
          },
          {
            id: "expires",
            label: t("invitation.expires"),
            hideBelow: "md",
            value: ({ expiresAt }) => <DayOf at={expiresAt} />,
          },
          {
            id: "acts",
            label: t("invitation.acts"),
            align: "end",
            value: (invitation) => <InvitationActs invitation={invitation} />,
          },
        ]}
        empty={<EmptyState icon={IconMail} text={t("invitation.empty")} />}
      />
    </Page>
  );
}
