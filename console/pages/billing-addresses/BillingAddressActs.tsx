import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownByAct } from "../../api/query.ts";
import {
  type BillingAddress,
  useArchiveBillingAddress,
  useChooseDefaultBillingAddress,
} from "../../hooks/billing-addresses.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ConfirmAct } from "../../ui/ConfirmAct.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { BillingAddressDialog } from "./BillingAddressDialog.tsx";

/** What can be done with a billing address, right in its row. */
export function BillingAddressActs({ address }: { readonly address: BillingAddress }) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const [asked, setAsked] = useState<"change" | "archive">();
  const close = () => setAsked(undefined);
  const choose = useChooseDefaultBillingAddress();
  const { name, abilities } = address;
  const labelled = (act: string) => ({ "aria-label": `${act}: ${name}`, children: act });
  if (!abilities.change) return null;
  return (
    <>
      <Group gap={6} justify="flex-end">
        <Button
          {...labelled(t("billing_address.act.change"))}
          variant="default"
          size="xs"
          onClick={() => setAsked("change")}
        />
        {abilities.make_default && (
          <Button
            {...labelled(t("billing_address.make_default"))}
            variant="default"
            size="xs"
            loading={choose.isPending}
            onClick={() =>
              choose.mutate({ params: { organizationId }, body: { billingAddressId: address.id } })
            }
          />
        )}
        {abilities.archive && (
          <Button
            {...labelled(t("billing_address.act.archive"))}
            variant="default"
            size="xs"
            onClick={() => setAsked("archive")}
          />
        )}
      </Group>
      {choose.error && <Refusal problem={choose.error} />}
      {asked === "change" && <BillingAddressDialog address={address} onClose={close} onSaved={close} />}
      {asked === "archive" && <ArchiveDialog address={address} onClose={close} />}
    </>
  );
}

interface ArchiveDialogProps {
  readonly address: BillingAddress;
  readonly onClose: () => void;
}

function ArchiveDialog({ address, onClose }: ArchiveDialogProps) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const act = useArchiveBillingAddress();
  const { id: billingAddressId, name } = address;
  // Said even though the row, and this dialog with it, may be gone from the list by then.
  const say = () => notifications.show({ message: t("billing_address.archived", { name }) });
  const confirm = () =>
    act.mutateAsync({ params: { organizationId, billingAddressId } }).then(() => {
      say();
      onClose();
    }, shownByAct);
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t("billing_address.archive_ask", { name })}
      act={t("billing_address.archive")}
      keep={t("billing_address.keep")}
      isLoss
      pending={act.isPending}
      problem={act.error}
      onConfirm={confirm}
    >
      <Text size="sm">{t("billing_address.archive_lost")}</Text>
    </ConfirmAct>
  );
}
