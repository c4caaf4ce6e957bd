/**
 * The place to go to after signing in, from the address' `next`: a path of this console, or undefined for anything that
 * could lead elsewhere ("//evil", "/\evil", "https:evil", "/.//evil").
 */
export function safeNext(next: unknown, origin: string): string | undefined {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\p{Cc}\\]/u.test(next)) return undefined;
  if (!URL.canParse(next, origin)) return undefined;
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
