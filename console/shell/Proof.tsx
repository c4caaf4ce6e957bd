import { lazy, Suspense } from "react";
import { useProofQuestion } from "./proof.ts";

const ProofDialog = lazy(() =>
  import("./ProofDialog.tsx").then(({ ProofDialog }) => ({ default: ProofDialog })),
);

/** Waits for a sensitive act to ask for a proof; the dialog is loaded then. */
export function Proof() {
  const question = useProofQuestion();
  return (
    <Suspense>{question && <ProofDialog byFactor={question.byFactor} answer={question.answer} />}</Suspense>
  );
}
