import { linksIn } from "../../../common/links-in.ts";
import type { Configuration } from "../configuration.ts";
import { type Language, translate } from "../i18n/i18n.ts";

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
  /** Address to which mail programs post to end such mails; only where the reader chose to get them. */
  readonly unsubscribe: string | undefined;
}

/** A mail as it is sent: the texts of its template in the reader's language, in the one layout with the provider's look. */
export function renderMail(
  config: Configuration,
  mail: { template: string; language: string; params: unknown },
): RenderedMail {
  const language = mail.language as Language;
  const params = { ...(mail.params as Record<string, string | number>), provider: config.provider.name };
  const [catalogue, name] = mail.template.split(".");
  const text = (part: string) => translate(language, `${catalogue}:mail.${name}.${part}`, params);
  const { link, unsubscribe } = params as { link?: string; unsubscribe?: string };
  const absolute = (path: string | undefined) => path && new URL(path, config.publicUrl).href;
  const url = absolute(link);
  const subject = oneLine(text("subject"));
  const paragraphs = text("text")
    .split("\n\n")
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const button = url ? { label: text("button"), url } : undefined;
  const why = translate(language, unsubscribe ? "platform:mail.why_news" : "platform:mail.why", params);
  const end = absolute(unsubscribe);
  const ending = end
    ? { label: translate(language, "platform:mail.unsubscribe", params), url: end }
    : undefined;
  return {
    subject,
    plain: plainText(paragraphs, button, ending ? `${why}\n${ending.label}: ${ending.url}` : why),
    html: layout({ config, language, subject, paragraphs, button, why, ending }),
    unsubscribe: end,
  };
}

/** Headers are one line, whatever a name contains (ASVS 1.3.11). */
function oneLine(value: string): string {
  return value.replace(/\p{Cc}+/gu, " ").trim();
}

interface Button {
  readonly label: string;
  readonly url: string;
}

function plainText(paragraphs: readonly string[], button: Button | undefined, why: string): string {
  return [...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), "-- ", why].join("\n\n");
}

interface Sheet {
  readonly config: Configuration;
  readonly language: Language;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: Button | undefined;
  readonly why: string;
  /** The link that ends such mails. */
  readonly ending: Button | undefined;
}

function layout({ config, language, subject, paragraphs, button, why, ending }: Sheet): string {
  const { provider } = config;
  // Links are made of news alone, which staff write: what customers type stays text.
  const written = ending ? linked : escapeHtml;
  const body = paragraphs
    .map((p) => `<p style="margin:0 0 16px">${written(p).replaceAll("\n", "<br>")}</p>`)
    .join("");
  const end = ending
    ? `<br><a href="${escapeHtml(ending.url)}" style="color:#60646c">${escapeHtml(ending.label)}</a>`
    : "";
  const action = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="background:${provider.brandColor};color:${inkOn(provider.brandColor)};display:inline-block;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${escapeHtml(button.label)}</a></p>`
    : "";
  const address = [
    provider.name,
    `${provider.street} ${provider.buildingNumber}`.trim(),
    `${provider.postalCode} ${provider.town}`.trim(),
  ].join(" · ");
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f5f6;font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.55;color:#1c2024">
<table role="presentation" align="center" width="100%" style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #dfe3e6;border-radius:12px;border-collapse:separate"><tr><td style="padding:28px 32px">
<p style="margin:0 0 24px;font-weight:700;font-size:18px;color:${provider.brandColor}">${escapeHtml(provider.name)}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>
${body}${action}
</td></tr></table>
<p style="max-width:560px;margin:16px auto 0;font-size:13px;color:#60646c;text-align:center">${escapeHtml(why)}${end}<br>${escapeHtml(address)}</p>
</body></html>`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A text with its addresses of pages as links, everything else as it was typed. */
function linked(text: string): string {
  return linksIn(text)
    .map(({ text: part, url }) =>
      url ? `<a href="${escapeHtml(url)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join("");
}

/** Black or white, whichever reads better on the colour (WCAG 2.2 relative luminance). */
function inkOn(color: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}
