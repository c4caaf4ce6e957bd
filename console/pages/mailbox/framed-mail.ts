/**
 * A mail's page for a frame of this page. The frame stands under our content security policy, which knows no style attributes:
 * they become rules of one style element with the page's nonce. Links open in the whole tab.
 */
export function framedMail(html: string, nonce: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const rules: string[] = [];
  for (const element of page.querySelectorAll("[style]")) {
    const mark = `s${rules.length}`;
    rules.push(`[data-style="${mark}"] { ${element.getAttribute("style")} }`);
    element.removeAttribute("style");
    element.setAttribute("data-style", mark);
  }
  for (const style of page.querySelectorAll("style")) style.setAttribute("nonce", nonce);
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("target", "_top");
  const own = page.createElement("style");
  own.setAttribute("nonce", nonce);
  own.textContent = rules.join("\n");
  page.head.append(own);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
