import { useState } from "react";
import { useInstallation } from "../../hooks/installation.ts";

/** Whether the terms were accepted that are in force now; newer ones are to be accepted anew. */
export function useAcceptance() {
  const { terms } = useInstallation();
  const [accepted, setAccepted] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const isAccepted = terms !== null && accepted === terms.version;
  return {
    terms,
    isAccepted,
    /** True once somebody wanted to order without. */
    isMissing: asked && terms !== null && !isAccepted,
    accept: (yes: boolean) => setAccepted(yes ? (terms?.version ?? null) : null),
    /** True if nothing stands in the way of the order; otherwise the box says what does. */
    demand: () => {
      setAsked(true);
      return terms === null || isAccepted;
    },
    termsVersion: isAccepted ? accepted : null,
  };
}

export type Acceptance = ReturnType<typeof useAcceptance>;
