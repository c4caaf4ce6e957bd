import { type ReadContext, userOf } from "../../../platform/context.ts";
import { translate } from "../../../platform/i18n/i18n.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./news.contract.ts";
import { countReaderRows, keepTopic, listChosenTopics, listNewsRows } from "./news.queries.ts";
import { onAtFirst, textFor } from "./news.rules.ts";
import { sendNews } from "./send-news.ts";
import { readUnsubscribeToken } from "./unsubscribe-token.ts";

async function readNewsTopics(ctx: ReadContext) {
  const chosen = new Map(
    (await listChosenTopics(ctx.db, userOf(ctx))).map(({ topic, is_wanted }) => [topic, is_wanted]),
  );
  return {
    items: contract.newsTopics.map((topic) => ({ topic, isOn: chosen.get(topic) ?? onAtFirst.has(topic) })),
  };
}

export const newsRoutes = [
  route(contract.readNewsTopics, readNewsTopics, { reach: "platform" }),
  route(
    contract.changeNewsTopic,
    async (ctx, { body }) => {
      await keepTopic(ctx.db, { userId: userOf(ctx), ...body }, ctx.clock.now());
      ctx.audit({ details: body });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.openUnsubscription, async (ctx, { params }) => {
    const topic = readUnsubscribeToken(ctx.config, params.token)?.topic ?? "";
    const target = `/unsubscribe?topic=${topic}&amp;token=${encodeURIComponent(params.token)}`;
    const words = translate(ctx.language, "identity:unsubscribe.title", {});
    const page = `<!doctype html><html lang="${ctx.language}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${target}"><title>${words}</title></head><body><a href="${target}">${words}</a></body></html>`;
    return new FileReply(Buffer.from(page), "unsubscribe.html", true);
  }),
  route(
    contract.unsubscribe,
    async (ctx, { params }) => {
      const subject = readUnsubscribeToken(ctx.config, params.token);
      if (!subject) return undefined;
      await keepTopic(ctx.db, { ...subject, isOn: false }, ctx.clock.now());
      ctx.audit({ userId: subject.userId, details: { topic: subject.topic } });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.countReaders, async (ctx) => ({
    items: await countReaderRows(ctx.db),
    language: ctx.config.provider.language,
  })),
  route(contract.sendNews, (ctx, { body }) => sendNews(ctx, body)),
  route(contract.listNews, async (ctx, { query }) =>
    pageOf(
      await listNewsRows(ctx.db, { after: readCursor(query.cursor), limit: query.limit }),
      query.limit,
      (row) => [row.created_at, row.id],
      (row) => {
        const texts = contract.NewsTexts.parse(row.texts);
        const { language } = ctx.config.provider;
        return {
          id: row.id,
          topic: row.topic,
          subject: textFor(texts, ctx.language, language).subject,
          createdAt: row.created_at,
          createdByName: row.created_by_name,
          mails: row.mails,
          finishedAt: row.finished_at,
        };
      },
    ),
  ),
];
