import { Badge, Group, Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Candidate } from "../../../hooks/staff/bank-payments.ts";
import classes from "./Payments.module.css";

/** How sure it is whose a payment is, as a number and a bar. */
export function Score({ score }: { readonly score: number }) {
  const { t } = useTranslation("bank");
  const text = t("page.assign.score", { score });
  return (
    <Group gap="sm" mt={6} wrap="nowrap">
      <Progress value={score} aria-label={text} className={classes.score} size="sm" />
      <Text size="sm" className="figures">
        {text}
      </Text>
    </Group>
  );
}

/** What points at somebody, in words. */
export function Reasons({ reasons }: { readonly reasons: Candidate["reasons"] }) {
  const { t } = useTranslation("bank");
  return (
    <Group gap={6} mt={6}>
      {reasons.map((reason) => (
        <Badge
          key={reason}
          variant="light"
          color="gray"
          tt="none"
          fw={500}
          radius="sm"
          className={classes.reason}
        >
          {t(`page.assign.reason.${reason}`)}
        </Badge>
      ))}
    </Group>
  );
}
