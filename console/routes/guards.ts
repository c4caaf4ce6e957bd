import { redirect } from "@tanstack/react-router";
import { sessionQuery } from "../hooks/session.ts";
import { showLanguage } from "../language/words.ts";
import type { RouterContext } from "./root.tsx";

/** Lets only signed-in people pass; others sign in first and come back to the same address. */
export async function requireSession({ context, location }: GuardInput) {
  const session = await context.queryClient.ensureQueryData(sessionQuery());
  if (!session) throw redirect({ to: "/sign-in", search: { next: location.href } });
  await showLanguage(session.user.language);
  return { session };
}

interface GuardInput {
  readonly context: RouterContext;
  readonly location: { readonly href: string };
}
