import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "../api/problem.ts";
import { useMoneyText } from "./Money.tsx";
import { type Fact, Facts } from "./Page.tsx";
import { Refusal } from "./Refusal.tsx";

interface ConfirmSpendingProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What the money is for: "Invoice 2026-00042". */
  readonly title: string;
  readonly minor: number;
  readonly currency: string;
  /** What changes, and from when: balance before and after, the new expiry date. */
  readonly changes: readonly Fact[];
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
  readonly onConfirm: () => void;
}

/** Asked before money moves: the exact amount, what for, what changes from when. */
export function ConfirmSpending(props: ConfirmSpendingProps) {
  const { t } = useTranslation();
  const amount = useMoneyText()(props.minor, props.currency);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack>
        <Text fz={28} fw={620} className="figures">
          {amount}
        </Text>
        <Facts facts={props.changes} />
        {props.problem && <Refusal problem={props.problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t("action.cancel")}
          </Button>
          <Button onClick={props.onConfirm} loading={props.pending} data-autofocus>
            {t("action.pay", { amount })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
