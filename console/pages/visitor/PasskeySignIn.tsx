import { Divider } from "@mantine/core";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/problem.ts";
import { useFinishPasskeySignIn, usePasskeysInField, useSignInWithPasskey } from "../../hooks/passkeys.ts";
import { PasskeyButton } from "../../ui/PasskeyButton.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

interface PasskeySignInProps {
  readonly onDone: () => Promise<void>;
  /** True where the page has the field for the address, whose list offers passkeys too. */
  readonly inField: boolean;
}

/** Signing in by a passkey instead of the password (ACC-2); nothing where the browser knows none. */
export function PasskeySignIn({ onDone, inField }: PasskeySignInProps) {
  const { t } = useTranslation("identity");
  const act = useSignInWithPasskey();
  if (!browserSupportsWebAuthn()) return null;
  return (
    <>
      {inField && <PasskeysInField onDone={onDone} />}
      <Divider label={t("sign_in.or")} />
      <PasskeyButton act={act} onDone={onDone}>
        {t("sign_in.passkey")}
      </PasskeyButton>
    </>
  );
}

function PasskeysInField({ onDone }: Pick<PasskeySignInProps, "onDone">) {
  const [problem, setProblem] = useState<ApiProblem>();
  const finish = useFinishPasskeySignIn();
  usePasskeysInField(async (credential) => {
    setProblem(undefined);
    try {
      await finish.mutateAsync({ body: { credential } });
      await onDone();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  });
  return problem && <Refusal problem={problem} />;
}
