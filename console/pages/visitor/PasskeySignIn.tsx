import { Divider } from "@mantine/core";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useTranslation } from "react-i18next";
import { useSignInWithPasskey } from "../../hooks/passkeys.ts";
import { PasskeyButton } from "../../ui/PasskeyButton.tsx";

/** Signing in by a passkey instead of the password (ACC-2); nothing where the browser knows none. */
export function PasskeySignIn({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation("identity");
  const act = useSignInWithPasskey();
  if (!browserSupportsWebAuthn()) return null;
  return (
    <>
      <Divider label={t("sign_in.or")} />
      <PasskeyButton act={act} onDone={onDone}>
        {t("sign_in.passkey")}
      </PasskeyButton>
    </>
  );
}
