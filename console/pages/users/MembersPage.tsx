import { Group, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { listMembers } from "../../../server/domains/organizations/members/member.contract.ts";
import { useLockedMembers } from "../../hooks/locks.ts";
import { memberList } from "../../hooks/members.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { DayOf } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { PersonPicture } from "../../ui/PersonPicture.tsx";
import { UnlockMember } from "./UnlockMember.tsx";

type Member = AnswerOf<typeof listMembers>["items"][number];

/** The members of the organization with their roles (ORG-2). */
export function MembersPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const locked = useLockedMembers();
  return (
    <Page title={t("console:menu.members")} lead={t("members.lead")}>
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
                  <Text fw={550}>
                    {firstName} {lastName}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {email}
                  </Text>
                </div>
              </Group>
            ),
          },
          { id: "role", label: t("members.role"), value: ({ role }) => t(`console:role.${role}`) },
          ...(locked.size > 0
            ? [
                {
                  id: "lock",
                  label: t("members.lock"),
                  value: (member: Member) => locked.has(member.userId) && <UnlockMember member={member} />,
                },
              ]
            : []),
          {
            id: "billing",
            label: t("members.billing"),
            hideBelow: "md",
            value: ({ hasBilling, role }) =>
              t(
                `members.${role === "collaborator" && !hasBilling ? "no" : role === "external" ? "no" : "yes"}`,
              ),
          },
          {
            id: "since",
            label: t("members.since"),
            hideBelow: "md",
            value: ({ since }) => <DayOf at={since} />,
          },
        ]}
        empty={<EmptyState icon={IconUsers} text={t("members.empty")} />}
      />
    </Page>
  );
}
