import type { Socket } from "node:net";
import { AppError } from "../errors.ts";
import type { Language } from "../i18n/i18n.ts";
import { newId } from "../ids.ts";
import { problemOf } from "./problems.ts";

const statuses: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers what is not even HTTP, or has more headers than the server reads, as the problem that it is. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket, language: Language): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ""] ?? "400 Bad Request";
  const problem = problemOf(new AppError("platform.malformed_request"), language, newId());
  const body = JSON.stringify({ ...problem, status: Number.parseInt(status, 10) });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n${body}`,
  );
}
