import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import {
  type PaymentProfile,
  useChooseDefaultPaymentProfile,
  useRemovePaymentProfile,
} from "../../hooks/payment-profiles.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { useMethodName } from "../../ui/use-method-name.ts";

/** What can be done with a kept payment method, right in its row. */
export function MethodActs({ profile }: { readonly profile: PaymentProfile }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const [removing, setRemoving] = useState(false);
  const choose = useChooseDefaultPaymentProfile();
  const name = useMethodName()(profile);
  const labelled = (act: string) => ({ "aria-label": `${act}: ${name}`, children: act });
  const { id: profileId, abilities } = profile;
  return (
    <>
      <Group gap={6} justify="flex-end">
        {abilities.make_default && (
          <Button
            {...labelled(t("page.methods.make_default"))}
            variant="default"
            size="xs"
            loading={choose.isPending}
            onClick={() => choose.mutate({ params: { organizationId }, body: { profileId } })}
          />
        )}
        {abilities.remove && (
          <Button
            {...labelled(t("page.methods.remove"))}
            variant="default"
            size="xs"
            onClick={() => setRemoving(true)}
          />
        )}
      </Group>
      {choose.error && <Refusal problem={choose.error} />}
      {removing && <RemoveDialog profileId={profileId} name={name} onClose={() => setRemoving(false)} />}
    </>
  );
}

interface RemoveDialogProps {
  readonly profileId: string;
  readonly name: string;
  readonly onClose: () => void;
}

function RemoveDialog({ profileId, name, onClose }: RemoveDialogProps) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const act = useRemovePaymentProfile();
  // Said even though the row, and this dialog with it, may be gone by then.
  const say = () => notifications.show({ message: t("page.methods.removed", { name }) });
  const confirm = () =>
    act.mutateAsync({ params: { organizationId, profileId } }).then(() => {
      say();
      onClose();
    }, shownByAct);
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t("page.methods.remove_ask", { name })}
      act={t("page.methods.remove")}
      keep={t("page.methods.keep")}
      isLoss
      pending={act.isPending}
      problem={act.error}
      onConfirm={confirm}
    >
      <Text size="sm">{t("page.methods.remove_lost")}</Text>
    </ConfirmAct>
  );
}
