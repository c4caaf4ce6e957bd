import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBuilding } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { listMemberships } from "../../../server/domains/organizations/members/member.contract.ts";
import { membershipsQuery } from "../../hooks/members.ts";
import { CreateOrganizationDialog } from "../../shell/CreateOrganizationDialog.tsx";
import { DayOf } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Initials } from "../../ui/Initials.tsx";
import { ButtonLink, PageLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";

type Membership = AnswerOf<typeof listMemberships>["items"][number];

/** Every organization of the person, with role, switch and leave (ACC-9). */
export function MyOrganizationsPage() {
  const { t } = useTranslation(["identity", "console"]);
  const { items } = useSuspenseQuery(membershipsQuery()).data;
  const [leaving, setLeaving] = useState<Membership>();
  const [creating, dialog] = useDisclosure(false);
  const create = <Button onClick={dialog.open}>{t("console:switcher.create")}</Button>;
  return (
    <Page
      title={t("console:menu.my_organizations")}
      lead={t("my_organizations.lead")}
      action={items.length > 0 && create}
    >
      {items.length === 0 && (
        <EmptyState icon={IconBuilding} text={t("my_organizations.empty")} action={create} />
      )}
      <Stack gap="sm">
        {items.map((membership) => (
          <OneOrganization
            key={membership.organizationId}
            membership={membership}
            onLeave={() => setLeaving(membership)}
          />
        ))}
      </Stack>
      {leaving && <LeaveDialog membership={leaving} onClose={() => setLeaving(undefined)} />}
      {creating && <CreateOrganizationDialog onClose={dialog.close} />}
    </Page>
  );
}

function OneOrganization({
  membership,
  onLeave,
}: {
  readonly membership: Membership;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation(["identity", "console"]);
  const { organizationId, name, customerNumber, role, since, isLastLegalRepresentative } = membership;
  return (
    <Card padding="md" component="section" aria-label={name}>
      <Group justify="space-between" gap="md">
        <Group gap="md" wrap="nowrap">
          <Initials name={name} size={40} square />
          <div>
            <Text fw={550}>{name}</Text>
            <Text size="sm" c="dimmed">
              {t(`console:role.${role}`)} · {t("my_organizations.number", { number: customerNumber })}
            </Text>
            <Text size="sm" c="dimmed">
              {t("my_organizations.since")} <DayOf at={since} />
            </Text>
          </div>
        </Group>
        <Group gap="sm">
          <ButtonLink
            to="/o/$organizationId"
            params={{ organizationId }}
            variant="default"
            aria-label={t("my_organizations.open_named", { name })}
          >
            {t("my_organizations.open")}
          </ButtonLink>
          {!isLastLegalRepresentative && (
            <Button
              variant="subtle"
              color="red"
              onClick={onLeave}
              aria-label={t("my_organizations.leave_named", { name })}
            >
              {t("my_organizations.leave")}
            </Button>
          )}
        </Group>
      </Group>
      {isLastLegalRepresentative && (
        <Text size="sm" mt="sm">
          {t("my_organizations.last")}{" "}
          <PageLink to="/o/$organizationId/users/members" params={{ organizationId }} size="sm">
            {t("my_organizations.to_members")}
          </PageLink>
        </Text>
      )}
    </Card>
  );
}
