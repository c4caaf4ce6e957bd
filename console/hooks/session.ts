import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { StaffPermission } from "../../common/permissions.ts";
import {
  type CurrentSession,
  giveSecondFactor,
  readSession,
  signIn,
  signOut,
} from "../../server/domains/identity/sessions/session.contract.ts";
import { call } from "../api/client.ts";
import { type ApiProblem, signedOut } from "../api/problem.ts";
import { useAct } from "../api/query.ts";

/** Who is signed in; null if nobody is. */
export const sessionQuery = () =>
  queryOptions<CurrentSession | null, ApiProblem>({
    queryKey: [readSession.id],
    queryFn: ({ signal }) =>
      call(readSession, {}, { signal }).catch((problem: ApiProblem) => {
        if (problem.status === 401) return null;
        throw problem;
      }),
    meta: { topics: ["session"] },
  });

/** Who is signed in; for pages behind a guard. */
export function useSession(): CurrentSession {
  const session = useSuspenseQuery(sessionQuery()).data;
  if (!session) throw signedOut();
  return session;
}

/** Reads the session anew, after signing in. */
export function readSessionAgain(client: QueryClient): Promise<CurrentSession | null> {
  return client.fetchQuery({ ...sessionQuery(), staleTime: 0 });
}

/** What the signed-in member of staff may do; nothing for everybody else. */
export function useStaffPermissions(): readonly StaffPermission[] {
  return useSession().staff?.permissions ?? [];
}

export const useSignIn = () => useAct(signIn, { changes: [] });
export const useGiveSecondFactor = () => useAct(giveSecondFactor, { changes: [] });
export const useSignOut = () => useAct(signOut, { changes: [] });
