import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatReference } from "../../../../common/references.ts";
import type { BankPayment } from "../../../hooks/staff/bank-payments.ts";
import { Day } from "../../../ui/Dates.tsx";
import { Money } from "../../../ui/Money.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import classes from "./Payments.module.css";
import { resultOf } from "./result-of.ts";
import type { OpenedPayment } from "./use-opened-payment.ts";

interface PaymentListProps {
  readonly shown: readonly BankPayment[];
  /** True for the queue, in which all wait: the reason says more than the state. */
  readonly isQueue: boolean;
  readonly payments: OpenedPayment;
  readonly onMove: (steps: number) => void;
}

/** Payments as links, each opening beside the list; the arrows go up and down. */
export function PaymentList({ shown, isQueue, payments, onMove }: PaymentListProps) {
  const { t } = useTranslation("bank");
  const { openedId, wanted, open } = payments;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (wanted.current?.place !== "link") return;
    const link = list.current?.querySelector<HTMLElement>(`[data-payment="${wanted.current.id}"]`);
    // On a phone the list is hidden behind the payment, whose title takes the focus then.
    if (!link?.offsetParent) return;
    link.focus();
    wanted.current = null;
  });
  const moveByArrow = (event: KeyboardEvent) => {
    const steps = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (steps === 0) return;
    event.preventDefault();
    onMove(steps);
  };
  const openHere = (event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(id, event.detail === 0 ? "act" : "title", true);
  };
  return (
    <ul className={classes.list} aria-label={t("page.payments.list")} ref={list} onKeyDown={moveByArrow}>
      {shown.map((payment) => (
        <li key={payment.id}>
          <Link
            to="."
            search={(old) => ({ ...old, payment: payment.id })}
            className={classes.item}
            data-payment={payment.id}
            aria-current={payment.id === openedId || undefined}
            onClick={(event) => openHere(event, payment.id)}
          >
            <Line payment={payment} isQueue={isQueue} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Line({ payment, isQueue }: { readonly payment: BankPayment; readonly isQueue: boolean }) {
  const { t } = useTranslation("bank");
  const { debtorName, minor, currency, bookedOn, reference, remittance, organizationName } = payment;
  return (
    <>
      <span className={classes.payer}>
        {debtorName ?? organizationName ?? t("page.payments.unknown_payer")}
      </span>
      <span className={classes.amount}>
        <Money minor={minor} currency={currency} />
      </span>
      <Text span size="sm" c="dimmed" truncate className={classes.told}>
        {reference ? formatReference(reference) : (remittance ?? "")}
      </Text>
      <Text span size="sm" c="dimmed" className={classes.day}>
        <Day day={bookedOn} />
      </Text>
      <span className={classes.why}>
        {isQueue && payment.state === "unassigned" ? (
          <Text span size="sm">
            {payment.outcomeText}
          </Text>
        ) : (
          <StateBadge kind="bank_payment" state={resultOf(payment)} />
        )}
      </span>
    </>
  );
}
