import { Button, Card, Group, Text } from "@mantine/core";
import { IconDeviceMobile, IconFingerprint, IconMessage } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Factor } from "../../hooks/factors.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { RemoveFactorDialog } from "./RemoveFactorDialog.tsx";
import { RenameFactorDialog } from "./RenameFactorDialog.tsx";

const icons = { totp: IconDeviceMobile, passkey: IconFingerprint, sms: IconMessage };

interface FactorCardProps {
  readonly factor: Factor;
  readonly isLast: boolean;
  readonly onRemoved: (wasLast: boolean) => void;
}

/** One second factor: what it is, since when, when it was used last, and what can be done with it. */
export function FactorCard({ factor, isLast, onRemoved }: FactorCardProps) {
  const { t } = useTranslation("identity");
  const [open, setOpen] = useState<"rename" | "remove">();
  const Icon = icons[factor.kind];
  const kind = t(`security.kind.${factor.kind}`);
  const name = factor.name || kind;
  const close = () => setOpen(undefined);
  const labelled = (act: string) => ({ "aria-label": `${act}: ${name}`, children: act });
  return (
    <Card padding="md" component="article" aria-label={name}>
      <Group justify="space-between" gap="sm">
        <Group wrap="nowrap" align="flex-start" flex="1 1 16rem" miw={0}>
          <Icon size={24} stroke={1.5} aria-hidden style={{ flexShrink: 0 }} />
          <div>
            <Text fw={550} style={{ overflowWrap: "anywhere" }}>
              {name}
            </Text>
            <Text size="sm" c="dimmed">
              {[factor.name ? kind : undefined, factor.number].filter(Boolean).join(" · ")}
            </Text>
            <Text size="sm" c="dimmed">
              {t("security.since")} <DayOf at={factor.createdAt} />
              {factor.lastUsedAt && (
                <>
                  {" · "}
                  {t("security.last_used")} <Moment at={factor.lastUsedAt} />
                </>
              )}
            </Text>
          </div>
        </Group>
        <Group gap={6}>
          <Button
            {...labelled(t("security.rename.act"))}
            variant="default"
            size="xs"
            onClick={() => setOpen("rename")}
          />
          <Button
            {...labelled(t("security.remove.act"))}
            variant="default"
            size="xs"
            onClick={() => setOpen("remove")}
          />
        </Group>
      </Group>
      {open === "rename" && <RenameFactorDialog factor={factor} onClose={close} />}
      {open === "remove" && (
        <RemoveFactorDialog
          factorId={factor.id}
          name={name}
          isLast={isLast}
          onClose={close}
          onRemoved={onRemoved}
        />
      )}
    </Card>
  );
}
