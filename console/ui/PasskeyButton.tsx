import { Button, Stack } from "@mantine/core";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { IconFingerprint } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { ApiProblem } from "../api/problem.ts";
import { Refusal } from "./Refusal.tsx";

interface PasskeyButtonProps<A> {
  /** Asks the server, then the browser's keys, then the server again. */
  readonly act: () => Promise<A>;
  readonly onDone: (answer: A) => Promise<void>;
  /** True where it is the way that is proposed first. */
  readonly primary?: boolean;
  readonly children: ReactNode;
}

/** Lets the browser ask for a passkey or security key; nothing where it knows none. */
export function PasskeyButton<A>({ act, onDone, primary = false, children }: PasskeyButtonProps<A>) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  if (!browserSupportsWebAuthn()) return null;
  const press = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      await onDone(await act());
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <Stack gap="sm">
      {problem && <Refusal problem={problem} />}
      <Button
        type="button"
        fullWidth
        variant={primary ? "filled" : "default"}
        leftSection={<IconFingerprint size={18} stroke={1.5} aria-hidden />}
        loading={pending}
        onClick={press}
      >
        {children}
      </Button>
    </Stack>
  );
}
