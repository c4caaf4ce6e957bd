import { Button, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDeviceMobile, IconFingerprint, IconMessage, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { startTotp } from "../../../server/domains/identity/factors/factor.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { factorsQuery, useStartTotp } from "../../hooks/factors.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { AddPasskeyDialog } from "./AddPasskeyDialog.tsx";
import { AddPhoneDialog } from "./AddPhoneDialog.tsx";
import { AddTotpDialog } from "./AddTotpDialog.tsx";
import { BackupCodesDialog } from "./BackupCodesDialog.tsx";

type Begun = AnswerOf<typeof startTotp>;

/** Ways to add a second factor, the strongest first; the first factor ends with the sheet of backup codes (SEC-2). */
export function AddFactor({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation("identity");
  const { items, smsOffered } = useSuspenseQuery(factorsQuery()).data;
  const start = useStartTotp();
  const [app, setApp] = useState<Begun>();
  const [adding, setAdding] = useState<"passkey" | "sms">();
  const [codes, setCodes] = useState<readonly string[]>();
  const close = () => {
    setApp(undefined);
    setAdding(undefined);
  };
  const done = ({ backupCodes }: { readonly backupCodes: readonly string[] | null }) => {
    close();
    onAdded();
    if (backupCodes) setCodes(backupCodes);
    notifications.show({ message: t("security.added"), color: "green" });
  };
  const ways = [
    { kind: "passkey", icon: IconFingerprint, act: () => setAdding("passkey") },
    {
      kind: "totp",
      icon: IconDeviceMobile,
      act: () => start.mutateAsync({}).then(setApp, shownByAct),
    },
    ...(smsOffered ? [{ kind: "sms", icon: IconMessage, act: () => setAdding("sms") } as const] : []),
  ] as const;
  return (
    <div>
      <Menu width={320} position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            loading={start.isPending}
            data-adds="factor"
          >
            {t("security.add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ways.map(({ kind, icon: Icon, act }) => (
            <Menu.Item
              key={kind}
              leftSection={<Icon size={22} stroke={1.5} aria-hidden />}
              onClick={act}
              data-kind={kind}
            >
              <Text size="sm" fw={550}>
                {t(`security.kind.${kind}`)}
              </Text>
              <Text size="xs">{t(`security.about.${kind}`)}</Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {start.error && <Refusal problem={start.error} />}
      <AddTotpDialog factor={app} onClose={close} onDone={done} />
      {adding === "sms" && <AddPhoneDialog onClose={close} onDone={done} />}
      <AddPasskeyDialog
        opened={adding === "passkey"}
        number={items.filter(({ kind }) => kind === "passkey").length + 1}
        onClose={close}
        onDone={done}
      />
      {codes && <BackupCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </div>
  );
}
