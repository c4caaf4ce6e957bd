import type { Page } from "playwright-core";

/** Chromium's own stand-in for an authenticator, on one page: it answers as if somebody touched it. */
export interface VirtualKey {
  /** Whether somebody touches it when it is asked from now on. */
  touch(touches: boolean): Promise<void>;
  /** Takes it away from the page. */
  unplug(): Promise<void>;
  /** Takes it to another page, with all that it holds. */
  moveTo(page: Page): Promise<VirtualKey>;
}

/** `device`: built in, asks for finger or PIN, and can sign in alone. `stick`: plugged in, and only touched. */
type KeyKind = "device" | "stick";

/** Gives a page an authenticator with these credentials (Chrome DevTools protocol, domain WebAuthn). */
export async function plugIn(
  page: Page,
  kind: KeyKind,
  credentials: readonly Credential[] = [],
): Promise<VirtualKey> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const verifies = kind === "device";
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: verifies ? "internal" : "usb",
      hasResidentKey: verifies,
      hasUserVerification: verifies,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of credentials)
    await cdp.send("WebAuthn.addCredential", { authenticatorId, credential });
  const unplug = async () => {
    await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    await cdp.detach();
  };
  return {
    unplug,
    async touch(touches) {
      await cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: touches });
    },
    async moveTo(other) {
      const held = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
      await unplug();
      return plugIn(other, kind, held.credentials);
    },
  };
}

/** What an authenticator holds, as the protocol tells it. */
interface Credential {
  credentialId: string;
  isResidentCredential: boolean;
  privateKey: string;
  signCount: number;
  rpId?: string;
  userHandle?: string;
}
