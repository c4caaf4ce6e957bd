import { answerInThread } from "../../../platform/threads/answer-in-thread.ts";
import { drawDocument } from "./draw-document.ts";

// The beginning of a thread that draws documents.

answerInThread(drawDocument);
