import { Group, Text } from "@mantine/core";
import { IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLockedMembers } from "../../hooks/locks.ts";
import { memberList } from "../../hooks/members.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, RowLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { PersonPicture } from "../../ui/PersonPicture.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { UnlockMember } from "./UnlockMember.tsx";

/** The members of the organization with role, state and last activity (ORG-2). */
export function MembersPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const locked = useLockedMembers();
  const invite = useMay("members.manage") && (
    <ButtonLink
      to="/o/$organizationId/users/invitations/new"
      params={{ organizationId }}
      leftSection={<IconUserPlus size={18} aria-hidden />}
    >
      {t("members.invite")}
    </ButtonLink>
  );
  return (
    <Page title={t("console:menu.members")} lead={t("members.lead")} action={invite}>
      <DataList
        label={t("console:menu.members")}
        query={memberList(organizationId)}
        rowKey={(member) => member.userId}
        columns={[
          {
            id: "name",
            label: t("members.name"),
            main: true,
            value: ({ userId, firstName, lastName, email, avatar }) => (
              <Group gap="sm" wrap="nowrap">
                <PersonPicture userId={userId} name={`${firstName} ${lastName}`} avatar={avatar} size={34} />
                <div>
                  <Text fw={550} component="div">
                    <RowLink
                      to="/o/$organizationId/users/members/$userId"
                      params={{ organizationId, userId }}
                    >
                      {firstName} {lastName}
                    </RowLink>
                  </Text>
                  <Text size="sm" c="dimmed">
                    {email}
                  </Text>
                </div>
              </Group>
            ),
          },
          { id: "role", label: t("members.role"), value: ({ role }) => t(`console:role.${role}`) },
          {
            id: "state",
            label: t("members.state"),
            value: (member) =>
              locked.has(member.userId) ? (
                <UnlockMember member={member} />
              ) : (
                <StateBadge kind="member" state="active" />
              ),
          },
          {
            id: "billing",
            label: t("members.billing"),
            hideBelow: "md",
            value: ({ hasBilling }) => t(hasBilling ? "members.yes" : "members.no"),
          },
          {
            id: "since",
            label: t("members.since"),
            hideBelow: "lg",
            value: ({ since }) => <DayOf at={since} />,
          },
          {
            id: "active_at",
            label: t("members.active_at"),
            hideBelow: "md",
            value: ({ activeAt }) => (activeAt ? <Moment at={activeAt} /> : t("members.never")),
          },
        ]}
        empty={<EmptyState icon={IconUsers} text={t("members.empty")} />}
      />
    </Page>
  );
}
