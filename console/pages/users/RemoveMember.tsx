import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type Member, useRemoveMember } from "../../hooks/members.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

/** Takes a member out of the organization, after saying what is lost (ORG-5). */
export function RemoveMember({ member }: { readonly member: Member }) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const act = useRemoveMember();
  const { userId, firstName, lastName } = member;
  const name = `${firstName} ${lastName}`;
  const remove = () =>
    act.mutateAsync({ params: { organizationId, userId } }).then(async () => {
      notifications.show({ message: t("member.removed", { name }), color: "green" });
      await navigate({ to: "/o/$organizationId/users/members", params: { organizationId } });
    }, shownByAct);
  return (
    <Group>
      <Button variant="default" onClick={open}>
        {t("member.remove")}
      </Button>
      <ConfirmAct
        opened={opened}
        onClose={close}
        title={t("member.remove_ask", { name })}
        act={t("member.remove")}
        keep={t("member.keep")}
        isLoss
        pending={act.isPending}
        problem={act.error}
        onConfirm={remove}
      >
        <Text size="sm">{t("member.remove_text", { name })}</Text>
      </ConfirmAct>
    </Group>
  );
}
