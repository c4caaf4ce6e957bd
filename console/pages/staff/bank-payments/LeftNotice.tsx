import { Button, Group, Text } from "@mantine/core";
import { IconPointer } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import classes from "./Payments.module.css";

interface LeftNoticeProps {
  /** True if another notice says so already. */
  readonly isTold: boolean;
  readonly hasNext: boolean;
  readonly onNext: () => void;
}

/** Above a payment that has left the queue while it was open: somebody has decided, and what became of it stands below. */
export function LeftNotice({ isTold, hasNext, onNext }: LeftNoticeProps) {
  const { t } = useTranslation("bank");
  if (isTold && !hasNext) return null;
  return (
    <Group justify="space-between" className={classes.left} role="status">
      {!isTold && <Text size="sm">{t("page.left.text")}</Text>}
      {hasNext && (
        <Button size="xs" variant="default" onClick={onNext}>
          {t("page.left.next")}
        </Button>
      )}
    </Group>
  );
}

/** The address names a payment that is nowhere. */
export function MissingPayment() {
  const { t } = useTranslation("bank");
  return (
    <Text c="dimmed" role="status">
      {t("page.left.missing")}
    </Text>
  );
}

/** What stands beside the list while nothing is open. */
export function NothingOpened() {
  const { t } = useTranslation("bank");
  return (
    <div className={classes.nothing}>
      <EmptyState icon={IconPointer} text={t("page.payments.choose")} />
    </div>
  );
}
