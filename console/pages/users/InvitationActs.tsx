import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { type Invitation, useResendInvitation, useWithdrawInvitation } from "../../hooks/invitations.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Refusal } from "../../ui/Refusal.tsx";

/** What can be done with an invitation, right in its row. */
export function InvitationActs({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const resend = useResendInvitation();
  const withdraw = useWithdrawInvitation();
  const { id: invitationId, email, abilities } = invitation;
  const params = { organizationId, invitationId };
  const say = (message: string) => notifications.show({ message, color: "green" });
  const problem = resend.error ?? withdraw.error;
  if (!abilities.resend) return null;
  return (
    <>
      <Group gap={6} justify="flex-end">
        <Button
          variant="default"
          size="xs"
          aria-label={`${t("invitation.resend")}: ${email}`}
          loading={resend.isPending}
          onClick={() =>
            resend
              .mutateAsync({ params })
              .then(() => say(t("invitation.resent", { address: email })), shownByAct)
          }
        >
          {t("invitation.resend")}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={`${t("invitation.withdraw")}: ${email}`}
          loading={withdraw.isPending}
          onClick={() =>
            withdraw
              .mutateAsync({ params })
              .then(() => say(t("invitation.withdrawn", { address: email })), shownByAct)
          }
        >
          {t("invitation.withdraw")}
        </Button>
      </Group>
      {problem && <Refusal problem={problem} />}
    </>
  );
}
