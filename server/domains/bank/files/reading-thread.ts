import { serveThread } from "../../../platform/threads/serve-thread.ts";
import { readChunks } from "./read-chunks.ts";

// The beginning of a thread that reads a large file.

await serveThread(readChunks);
