import { noConnection } from "./problem.ts";

/** Called with the share of the file that has left, 0 to 1. */
export type UploadProgress = (share: number) => void;

/** Sends one file as the multipart field `file`. By XMLHttpRequest, because fetch cannot tell how far it is. */
export function sendFile(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  onProgress: UploadProgress,
  signal?: AbortSignal,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => resolve(responseOf(request));
    request.onerror = () => reject(noConnection());
    request.onabort = () => reject(new DOMException("The upload was stopped", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const hasBody = request.status !== 204 && request.status !== 205 && request.status !== 304;
  return new Response(hasBody ? request.responseText : null, { status: request.status, headers });
}
