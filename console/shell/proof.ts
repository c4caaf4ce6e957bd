import { useSyncExternalStore } from "react";

/** A sensitive act that waits for a fresh proof of who sits there. */
export interface ProofQuestion {
  /** True where the act asks for a second factor. */
  readonly byFactor: boolean;
  readonly answer: (proved: boolean) => void;
  readonly outcome: Promise<boolean>;
}

let question: ProofQuestion | undefined;
const listeners = new Set<() => void>();

function ask(next: ProofQuestion | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Asks the person over the page to prove again who they are, and tells whether they did; one dialog for all acts that wait. */
export function askForProof(byFactor: boolean): Promise<boolean> {
  if (question) return question.outcome;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const answer = (proved: boolean) => {
    ask(undefined);
    resolve(proved);
  };
  ask({ byFactor, answer, outcome: promise });
  return promise;
}

/** The open question; undefined while nothing waits. */
export function useProofQuestion(): ProofQuestion | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
  );
}
