import { Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLockedMembers } from "../../hooks/locks.ts";
import { memberQuery } from "../../hooks/members.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { useSession } from "../../hooks/session.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { PageLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { MailsSection } from "./MailsSection.tsx";
import { RemoveMember } from "./RemoveMember.tsx";
import { RoleSection } from "./RoleSection.tsx";
import { UnlockMember } from "./UnlockMember.tsx";

/** One member: role, mails, and the way out of the organization (ORG-2, ORG-3, ORG-5). */
export function MemberPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const { userId } = useParams({ from: "/o/$organizationId/users/members/$userId" });
  const member = useSuspenseQuery(memberQuery(organizationId, userId)).data;
  const isLocked = useLockedMembers().has(userId);
  const isOwn = useSession().user.id === userId;
  const { firstName, lastName, email, role, hasBilling, since, activeAt, abilities } = member;
  return (
    <Page
      title={`${firstName} ${lastName}`}
      state={isLocked ? <UnlockMember member={member} /> : <StateBadge kind="member" state="active" />}
      facts={[
        { label: t("members.email"), value: email },
        {
          label: t("members.role"),
          value: (
            <>
              {t(`console:role.${role}`)}
              <Text size="sm" c="dimmed" fw={400}>
                {t(`role_rights.${role}`)}
              </Text>
            </>
          ),
        },
        { label: t("members.billing_label"), value: t(hasBilling ? "members.yes" : "members.no") },
        { label: t("members.since"), value: <DayOf at={since} /> },
        {
          label: t("members.active_at"),
          value: activeAt ? <Moment at={activeAt} /> : t("members.never"),
        },
      ]}
    >
      {abilities.change && <RoleSection key={`${role}${hasBilling}`} member={member} />}
      <MailsSection member={member} />
      {abilities.remove && <RemoveMember member={member} />}
      {isOwn && (
        <Text size="sm">
          <PageLink to="/me/organizations">{t("member.to_leave")}</PageLink>
        </Text>
      )}
    </Page>
  );
}
