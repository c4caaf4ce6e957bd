import { isLiveTopic, type Topic } from "./topics.ts";

export interface LiveHandlers {
  readonly onTopic: (topic: Topic) => void;
  /** The stream begins, or begins again: events before this moment may have been missed. */
  readonly onOpen: () => void;
  readonly onState: (connected: boolean) => void;
  /** The server does not let us listen (any more): perhaps the session ended. */
  readonly onRefused: () => void;
}

const longestWait_ms = 30_000;

/**
 * Listens to a stream of server-sent events and gives back how to stop. The browser reconnects by itself after a broken
 * line; after a refusal (signed out, restart) it gives up, so then we open anew, waiting longer each time.
 */
export function openLive(address: string, handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait_ms = 1_000;

  const open = () => {
    source = new EventSource(address);
    source.onopen = () => {
      wait_ms = 1_000;
      handlers.onState(true);
      handlers.onOpen();
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const topic = topicOf(event.data);
      if (topic) handlers.onTopic(topic);
    };
    source.onerror = () => {
      handlers.onState(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      handlers.onRefused();
      timer = setTimeout(open, wait_ms);
      wait_ms = Math.min(wait_ms * 2, longestWait_ms);
    };
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** The topic that a message names; undefined for what this version does not know. */
export function topicOf(data: string): Topic | undefined {
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== "object" || message === null || !("topic" in message)) return undefined;
    return typeof message.topic === "string" && isLiveTopic(message.topic) ? message.topic : undefined;
  } catch {
    return undefined;
  }
}
