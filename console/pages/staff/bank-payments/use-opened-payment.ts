import { useInfiniteQuery, useIsMutating, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useReducer, useRef, useState } from "react";
import {
  type BankPayment,
  bankPaymentList,
  bankPaymentQuery,
  type PaymentQuery,
} from "../../../hooks/staff/bank-payments.ts";

/** Where the focus goes once a payment is shown: to its link in the list, to its title, or to the first act on it. */
export interface WantedFocus {
  readonly id: string;
  readonly place: "link" | "title" | "act";
}

/** The rows of the list, the payment that the address names, and how to open another one. */
export function useOpenedPayment(query: PaymentQuery) {
  const { payment: openedId }: { payment?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const wanted = useRef<WantedFocus>(null);
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const [kept, setKept] = useState<BankPayment>();
  const isActing = useIsMutating() > 0;
  const list = useInfiniteQuery(bankPaymentList(query));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const listed = rows.find(({ id }) => id === openedId);
  const isOutside = openedId !== undefined && !listed && list.isSuccess && !list.isPlaceholderData;
  const single = useQuery({ ...bankPaymentQuery(openedId ?? ""), enabled: isOutside });
  // An act takes its payment off the list before it counts as done: until then, what was read last stays on the screen.
  if (listed && listed !== kept) setKept(listed);
  const held = isActing && kept?.id === openedId ? kept : undefined;

  const show = (id: string | undefined, focus: WantedFocus, replace: boolean) => {
    wanted.current = focus;
    // Where the address stays as it is, nothing else would move the focus.
    if (id === openedId) renderAgain();
    else void navigate({ to: ".", search: (old) => ({ ...old, payment: id }), replace, resetScroll: false });
  };
  return {
    rows,
    isEmpty: list.isSuccess && rows.length === 0,
    openedId,
    opened: listed ?? held ?? (isOutside ? single.data : undefined),
    /** The payment is there, but the list does not have it (any more). */
    isOutside: isOutside && !held,
    isMissing: isOutside && single.error?.status === 404,
    wanted,
    /** Shows a payment; the step back leads to the list, if it was opened by hand. */
    open: (id: string, place: WantedFocus["place"], byHand = false) => show(id, { id, place }, !byHand),
    close: () => openedId !== undefined && show(undefined, { id: openedId, place: "link" }, true),
  };
}

export type OpenedPayment = ReturnType<typeof useOpenedPayment>;
