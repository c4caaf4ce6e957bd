import { serveThread } from "../../../platform/threads/serve-thread.ts";
import { drawStatement } from "./draw-statement.ts";

// The beginning of a thread that draws a statement of account.

await serveThread(drawStatement);
