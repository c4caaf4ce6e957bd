import { Anchor, Modal, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readSessionAgain } from "../hooks/session.ts";
import { SignInSteps } from "../pages/visitor/SignInSteps.tsx";
import type { SignInQuestion } from "./sign-in-again.ts";

type SignInAgainDialogProps = Pick<SignInQuestion, "user" | "answer">;

/** Asks for the password over the page when the session has ended, so that nothing typed is lost. */
export function SignInAgainDialog({ user, answer }: SignInAgainDialogProps) {
  const { t } = useTranslation(["console", "identity"]);
  const client = useQueryClient();

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
      <SignInSteps email={user.email} onDone={done} />
      <Anchor href="/sign-in" size="sm" mt="md" display="inline-block">
        {t("signed_out.other")}
      </Anchor>
    </Modal>
  );
}
