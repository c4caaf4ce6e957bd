import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * Gives the heading of a step the focus when one comes to it from another step: the path stays the same, so the console does
 * not do it. When the page itself is opened, its title has the focus.
 */
export function useStepFocus(headingId: string): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged, toLocation }) => {
        if (!fromLocation || pathChanged || stepOf(fromLocation) === stepOf(toLocation)) return;
        document.getElementById(headingId)?.focus({ preventScroll: true });
      }),
    [router, headingId],
  );
}

const stepOf = ({ search }: { readonly search: { readonly step?: string; readonly plan?: string } }) =>
  `${search.plan ?? ""} ${search.step ?? ""}`;
