import { useBlocker } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

const LeaveDialog = lazy(() =>
  import("./LeaveDialog.tsx").then(({ LeaveDialog }) => ({ default: LeaveDialog })),
);

/** Asks before a page is left while something was typed that is not saved. */
export function AskBeforeLeaving({ hasUnsaved }: { readonly hasUnsaved: () => boolean }) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsaved(),
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  return (
    <Suspense>
      {leaving.status === "blocked" && <LeaveDialog onStay={leaving.reset} onLeave={leaving.proceed} />}
    </Suspense>
  );
}
