import { useNetwork } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openLive } from "../api/live.ts";
import { refresh, refreshAll } from "../api/refresh.ts";

// A line that is back within this time was never missed by anybody.
const patience_ms = 5_000;

/**
 * Listens to the live events of an organization or of staff while the tab is seen, and refreshes what they name. Tells
 * whether the connection is there.
 */
export function useLive(address: string): { readonly connected: boolean } {
  const client = useQueryClient();
  const { online } = useNetwork();
  const [lost, setLost] = useState(false);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      stop ??= openLive(address, {
        onTopic: (topic) => void refresh(client, [topic]),
        onRefused: () => void refresh(client, ["session"]),
        onOpen: () => void refreshAll(client),
        onState: (connected) => {
          clearTimeout(timer);
          if (connected) setLost(false);
          else timer = setTimeout(() => setLost(true), patience_ms);
        },
      });
    };
    // Browsers allow few connections to one server: a tab in the background gives its own back.
    const follow = () => {
      if (document.visibilityState === "visible") {
        start();
      } else {
        stop?.();
        stop = undefined;
        clearTimeout(timer);
      }
    };
    start();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      clearTimeout(timer);
      stop?.();
    };
  }, [address, client]);

  return { connected: online && !lost };
}
