import { Button, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BankPayment } from "../../../hooks/staff/bank-payments.ts";
import { useMoneyText } from "../../../ui/Money.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { Assignment } from "./Assignment.tsx";
import { DuplicateDecision } from "./DuplicateDecision.tsx";
import { PaymentFacts } from "./PaymentFacts.tsx";
import { PaymentHistory } from "./PaymentHistory.tsx";
import classes from "./Payments.module.css";
import { resultOf } from "./result-of.ts";
import { UndoPayment } from "./UndoPayment.tsx";
import type { DecisionEvents } from "./use-decision.ts";
import type { WantedFocus } from "./use-opened-payment.ts";

interface PaymentPaneProps extends DecisionEvents {
  readonly payment: BankPayment;
  readonly wanted: RefObject<WantedFocus | null>;
  /** Back to the list: it is shown again where the payment had taken its place. */
  readonly onClose: () => void;
  /** The keyboard goes back to the list. */
  readonly onLeave: () => void;
}

/** True where the list stands beside the payment, as the style sheet says. */
export const isBesideList = () => window.matchMedia("(min-width: 62em)").matches;

/** One payment: what the bank says of it, what became of it, and what staff can do. */
export function PaymentPane(props: PaymentPaneProps) {
  const { payment, wanted, onClose, onLeave, onDecided, onFaster } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const pane = useRef<HTMLElement>(null);
  const amount = useMoneyText()(payment.minor, payment.currency);
  const { assign = false, confirm = false, dismiss = false, undo = false } = payment.abilities;
  const focusWanted = () => {
    if (!wanted.current) return;
    const isAct = wanted.current.place === "act" && (assign || confirm);
    const target = isAct ? pane.current?.querySelector<HTMLElement>("[data-act]") : title.current;
    // The first act is there as soon as the candidates are.
    if (!target) return;
    target.focus({ preventScroll: !isAct && isBesideList() });
    wanted.current = null;
  };
  useEffect(focusWanted);
  const leaveByKey = (event: KeyboardEvent) => {
    // In a search field, Escape empties it first.
    const isTyping = event.target instanceof HTMLInputElement && event.target.value !== "";
    if (event.key === "Escape" && !isTyping) onLeave();
  };
  return (
    <section aria-labelledby="payment" ref={pane} onKeyDown={leaveByKey}>
      <BackButton onClose={onClose} />
      <Group gap="sm" align="center">
        <Title order={2} id="payment" tabIndex={-1} ref={title} className={classes.total}>
          {amount}
        </Title>
        <StateBadge kind="bank_payment" state={resultOf(payment)} />
      </Group>
      {confirm && dismiss ? (
        <DuplicateDecision
          payment={payment}
          onReady={focusWanted}
          onDecided={onDecided}
          onFaster={onFaster}
        />
      ) : (
        <>
          {payment.outcomeText && <Text mt={4}>{payment.outcomeText}</Text>}
          <PaymentFacts payment={payment} />
        </>
      )}
      {assign && (
        <Assignment payment={payment} onReady={focusWanted} onDecided={onDecided} onFaster={onFaster} />
      )}
      {undo && <UndoPayment payment={payment} onDecided={onDecided} onFaster={onFaster} />}
      <PaymentHistory payment={payment} />
    </section>
  );
}

function BackButton({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("bank");
  return (
    <Button
      variant="subtle"
      size="compact-md"
      mb="sm"
      ml={-8}
      hiddenFrom="md"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
      onClick={onClose}
    >
      {t("page.payments.back")}
    </Button>
  );
}
