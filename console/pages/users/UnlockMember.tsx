import { Badge, Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useClearLock } from "../../hooks/locks.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";

interface UnlockMemberProps {
  readonly member: { readonly userId: string; readonly firstName: string; readonly lastName: string };
}

/** A member's account that is locked, and the act that opens it: nothing but the lock changes (SEC-8). */
export function UnlockMember({ member }: UnlockMemberProps) {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const [opened, { open, close }] = useDisclosure(false);
  const act = useClearLock();
  const name = `${member.firstName} ${member.lastName}`;
  const confirm = () =>
    act.mutateAsync({ params: { organizationId, userId: member.userId } }).then(() => {
      close();
      notifications.show({ message: t("members.unlocked", { name }), color: "green" });
    }, shownByAct);
  return (
    <>
      <Group gap="sm">
        <Badge color="orange" variant="light" leftSection={<IconLock size={12} aria-hidden />}>
          {t("members.locked")}
        </Badge>
        <Button size="xs" variant="default" onClick={open} aria-label={t("members.unlock_named", { name })}>
          {t("members.unlock")}
        </Button>
      </Group>
      <ConfirmAct
        opened={opened}
        onClose={close}
        title={t("members.unlock_title", { name })}
        act={t("members.unlock")}
        keep={t("console:action.cancel")}
        pending={act.isPending}
        problem={act.error}
        onConfirm={confirm}
      >
        <Text size="sm">{t("members.unlock_text", { name })}</Text>
      </ConfirmAct>
    </>
  );
}
