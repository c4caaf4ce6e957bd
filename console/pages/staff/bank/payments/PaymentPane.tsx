import { Button, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BankPayment } from "../../../../hooks/staff/bank-payments.ts";
import { useMoneyText } from "../../../../ui/Money.tsx";
import { StateBadge } from "../../../../ui/StateBadge.tsx";
import { Assignment } from "./Assignment.tsx";
import { DuplicateDecision } from "./DuplicateDecision.tsx";
import { PaymentFacts } from "./PaymentFacts.tsx";
import classes from "./Payments.module.css";
import { resultOf } from "./result-of.ts";
import type { WantedFocus } from "./use-opened-payment.ts";

/** What the acts on a payment tell the browser around them. */
export interface DecisionEvents {
  readonly onDecided: (before: BankPayment, after: BankPayment, text: string) => void;
  /** The payment, or what it should pay, is not as it was: somebody else has changed it. */
  readonly onFaster: () => void;
}

interface PaymentPaneProps extends DecisionEvents {
  readonly payment: BankPayment;
  readonly wanted: RefObject<WantedFocus | null>;
  readonly onClose: () => void;
}

/** One payment: what the bank says of it, what became of it, and what staff can do. */
export function PaymentPane({ payment, wanted, onClose, onDecided, onFaster }: PaymentPaneProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const pane = useRef<HTMLElement>(null);
  const amount = useMoneyText()(payment.minor, payment.currency);
  const { assign = false, confirm = false, dismiss = false } = payment.abilities;
  useEffect(() => {
    if (!wanted.current || wanted.current.place === "act") return;
    title.current?.focus({ preventScroll: window.matchMedia("(min-width: 62em)").matches });
    wanted.current = null;
  });
  // The first act is there as soon as the candidates are.
  const focusFirstAct = () => {
    if (wanted.current?.place !== "act") return;
    pane.current?.querySelector<HTMLElement>("[data-act]")?.focus();
    wanted.current = null;
  };
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
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
      {payment.outcomeText && <Text mt={4}>{payment.outcomeText}</Text>}
      <PaymentFacts payment={payment} />
      {(confirm || dismiss) && (
        <DuplicateDecision
          payment={payment}
          onReady={focusFirstAct}
          onDecided={onDecided}
          onFaster={onFaster}
        />
      )}
      {assign && (
        <Assignment payment={payment} onReady={focusFirstAct} onDecided={onDecided} onFaster={onFaster} />
      )}
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
