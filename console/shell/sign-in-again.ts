import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { CurrentSession } from "../../server/domains/identity/sessions/session.contract.ts";
import { sessionQuery } from "../hooks/session.ts";

/** Somebody whose session ended while they worked, and the calls that wait until they are back. */
export interface SignInQuestion {
  readonly user: CurrentSession["user"];
  readonly answer: (signedIn: boolean) => void;
  readonly outcome: Promise<boolean>;
}

let question: SignInQuestion | undefined;
const listeners = new Set<() => void>();

function ask(next: SignInQuestion | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/**
 * Asks the person to sign in again over the page, and tells whether they did; one dialog for all calls that wait. False at
 * once in a tab where nobody was signed in.
 */
export function askToSignInAgain(client: QueryClient): Promise<boolean> {
  if (question) return question.outcome;
  const user = client.getQueryData(sessionQuery().queryKey)?.user;
  if (!user) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const answer = (signedIn: boolean) => {
    ask(undefined);
    resolve(signedIn);
  };
  ask({ user, answer, outcome: promise });
  return promise;
}

/** The open question; undefined while all is well. */
export function useSignInQuestion(): SignInQuestion | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
  );
}
