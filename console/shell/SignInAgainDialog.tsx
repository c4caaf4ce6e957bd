import { Anchor, Modal, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { readSessionAgain } from "../hooks/session.ts";
import { useSignInQuestion } from "./sign-in-again.ts";

const SignInSteps = lazy(() =>
  import("../pages/visitor/SignInSteps.tsx").then(({ SignInSteps }) => ({ default: SignInSteps })),
);

/** Asks for the password over the page when the session has ended, so that nothing typed is lost. */
export function SignInAgainDialog() {
  const { t } = useTranslation();
  const question = useSignInQuestion();
  const client = useQueryClient();
  if (!question) return null;
  const { user, answer } = question;

  const done = async () => {
    const session = await readSessionAgain(client);
    // Somebody else signed in: what is on the screen is not theirs.
    if (session?.user.id !== user.id) window.location.assign("/");
    else answer(true);
  };

  return (
    <Modal opened onClose={() => answer(false)} title={t("signed_out.title")} closeOnClickOutside={false}>
      <Text size="sm" mb="md">
        {t("signed_out.text")}
      </Text>
      <Suspense>
        <SignInSteps email={user.email} onDone={done} />
      </Suspense>
      <Anchor href="/sign-in" size="sm" mt="md" display="inline-block">
        {t("signed_out.other")}
      </Anchor>
    </Modal>
  );
}
