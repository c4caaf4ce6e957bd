/**
 * A mail's page for a frame of this page. The frame stands under our content security policy, which knows no style attributes:
 * they become rules of one style element with the page's nonce. Links open in the whole tab.
 */
export function framedMail(html: string, nonce: string): string {
  // Renamed before parsing: even a document that is never shown reports style attributes as violations.
  const inert = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/i, " data-style="));
  const page = new DOMParser().parseFromString(inert, "text/html");
  const rules = [...page.querySelectorAll("[data-style]")].map((element, at) => {
    const declarations = element.getAttribute("data-style");
    element.setAttribute("data-style", String(at));
    return `[data-style="${at}"] { ${declarations} }`;
  });
  for (const style of page.querySelectorAll("style")) style.setAttribute("nonce", nonce);
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("target", "_top");
  const own = page.createElement("style");
  own.setAttribute("nonce", nonce);
  own.textContent = rules.join("\n");
  page.head.append(own);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
