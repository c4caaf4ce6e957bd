import { lazy, Suspense } from "react";
import { useSignInQuestion } from "./sign-in-again.ts";

const SignInAgainDialog = lazy(() =>
  import("./SignInAgainDialog.tsx").then(({ SignInAgainDialog }) => ({ default: SignInAgainDialog })),
);

/** Waits for a session to end; the dialog is loaded then. */
export function SignInAgain() {
  const question = useSignInQuestion();
  return (
    <Suspense>{question && <SignInAgainDialog user={question.user} answer={question.answer} />}</Suspense>
  );
}
