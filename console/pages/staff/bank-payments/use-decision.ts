import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../../api/problem.ts";
import { refresh } from "../../../api/refresh.ts";
import type { BankPayment } from "../../../hooks/staff/bank-payments.ts";

/** What the acts on a payment tell the browser around them. */
export interface DecisionEvents {
  readonly onDecided: (before: BankPayment, after: BankPayment, text: string) => void;
  /** The payment, or what it should pay, is not as it was: somebody else has changed it. */
  readonly onFaster: () => void;
}

/**
 * Carries out a decision about a payment. A conflict means that somebody else has changed the payment or what is due: the
 * lists are read again and it is said so; any other refusal is kept to be shown.
 */
export function useDecision({ onFaster }: Pick<DecisionEvents, "onFaster">) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const decide = async (act: () => Promise<void>) => {
    setProblem(null);
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      if (cause.status !== 409 && cause.status !== 404) return setProblem(cause);
      onFaster();
      await refresh(client, ["bank_payments", "bank_files"]);
    }
  };
  return { problem, decide };
}
