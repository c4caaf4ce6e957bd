import { z } from "zod";
import { endpoint, Id, Instant, line, PageQuery, page } from "../../../../common/contract.ts";

/** What there is news about (ACC-7), in the order that people see. */
export const newsTopics = ["product", "maintenance", "offers", "events", "developers"] as const;
export type NewsTopic = (typeof newsTopics)[number];

const Topic = z.enum(newsTopics);

export const readNewsTopics = endpoint({
  id: "news_topic.read",
  method: "GET",
  path: "/me/news-topics",
  summary: "Which news topics are on for the signed-in user (ACC-7).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({ items: z.array(z.object({ topic: Topic, isOn: z.boolean() })) }),
});

export const changeNewsTopic = endpoint({
  id: "news_topic.change",
  method: "PATCH",
  path: "/me/news-topics",
  summary: "Switch a news topic on or off (ACC-7).",
  actor: "user",
  mode: "write",
  body: z.object({ topic: Topic, isOn: z.boolean() }),
  status: 204,
  answer: null,
});

const Token = z.object({ token: z.string().max(200) });

export const openUnsubscription = endpoint({
  id: "news_unsubscription.open",
  method: "GET",
  path: "/news-unsubscriptions/:token",
  summary:
    "A page that leads on to the button; it changes nothing. Mail programs post to this address (RFC 8058).",
  actor: "visitor",
  mode: "open",
  params: Token,
  status: 200,
  answer: { contentType: "text/html; charset=utf-8" },
});

export const unsubscribe = endpoint({
  id: "news_unsubscription.unsubscribe",
  method: "POST",
  path: "/news-unsubscriptions/:token",
  summary:
    "Switch a topic off for the receiver of a mail, without a session (RFC 8058); alike for wrong tokens.",
  actor: "visitor",
  mode: "write",
  limit: "unsubscription",
  signed: { maxBytes: 10_000 },
  params: Token,
  status: 204,
  answer: null,
});

/** Subject and text in one language; the text is plain, with an empty line between paragraphs. */
export const NewsText = z.object({
  subject: line(120),
  text: z
    .string()
    .trim()
    .min(1, { error: "field.required" })
    .max(10_000, { error: "field.too_long" })
    .regex(/^(?:[^\p{Cc}\u202A-\u202E\u2066-\u2069]|\n)*$/u, { error: "field.wrong" }),
});

/** Texts by language; who reads a language that is left out gets the provider's. */
export const NewsTexts = z.object({
  en: NewsText.optional(),
  de: NewsText.optional(),
  fr: NewsText.optional(),
  it: NewsText.optional(),
  es: NewsText.optional(),
});

export const countReaders = endpoint({
  id: "staff.news.readers",
  method: "GET",
  path: "/staff/news/readers",
  summary: "How many people get news of each topic, by their language.",
  actor: "staff",
  permission: "staff.news.send",
  mode: "read",
  status: 200,
  answer: z.object({
    items: z.array(z.object({ topic: Topic, language: z.string(), readers: z.int() })),
    /** The language of those whose own is left out. */
    language: z.string(),
  }),
});

export const sendNews = endpoint({
  id: "staff.news.send",
  method: "POST",
  path: "/staff/news",
  summary: "Send news by mail to everybody for whom the topic is on (ACC-7).",
  actor: "staff",
  permission: "staff.news.send",
  mode: "write",
  idempotent: true,
  body: z.object({ topic: Topic, texts: NewsTexts }),
  status: 201,
  answer: z.object({ id: Id }),
});

export const listNews = endpoint({
  id: "staff.news.list",
  method: "GET",
  path: "/staff/news",
  summary: "News that were sent, newest first.",
  actor: "staff",
  permission: "staff.news.send",
  mode: "read",
  query: PageQuery,
  status: 200,
  answer: page(
    z.object({
      id: Id,
      topic: Topic,
      subject: z.string(),
      createdAt: Instant,
      createdByName: z.string(),
      mails: z.int(),
      finishedAt: Instant.nullable(),
    }),
  ),
});
