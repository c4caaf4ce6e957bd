import { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { defineJob } from "../../../platform/jobs/job.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { NewsTexts } from "./news.contract.ts";
import { listReaders, lockUnfinishedNews, noteProgress } from "./news.queries.ts";
import { textFor } from "./news.rules.ts";
import { unsubscribeToken } from "./unsubscribe-token.ts";

const chunk = 500;

/** Writes the mails of news to those for whom the topic is on at that moment, a chunk a transaction (ACC-7). */
export const sendNewsJob = defineJob({
  name: "news.send",
  payload: z.object({ newsId: z.uuid() }),
  maxAttempts: 8,
  reach: "platform",
  mode: "open",
  async run(ctx, { newsId }) {
    while ((await ctx.write((write) => writeChunk(write, newsId))) === chunk);
  },
});

/** Answers how many mails were written. A run that stopped goes on after the last person, so that nobody gets two. */
async function writeChunk(ctx: WriteContext, newsId: string): Promise<number> {
  const news = await lockUnfinishedNews(ctx.db, newsId);
  if (!news) return 0;
  const { topic, last_user_id: after, created_at: before } = news;
  const texts = NewsTexts.parse(news.texts);
  const readers = await listReaders(ctx.db, { topic, after, before, limit: chunk });
  const mails = readers.map(({ id, email, language }) => {
    const { subject, text } = textFor(texts, language, ctx.config.provider.language);
    const token = unsubscribeToken(ctx.config, { userId: id, topic });
    return {
      to: email,
      language,
      userId: id,
      template: "identity.news",
      params: { subject, text },
      link: "/me/news",
      unsubscribe: `/api/v1/news-unsubscriptions/${token}`,
    };
  });
  await addMails(ctx, mails);
  const isLast = readers.length < chunk;
  await noteProgress(ctx.db, {
    newsId,
    mails: mails.length,
    lastUserId: readers.at(-1)?.id,
    finishedAt: isLast ? ctx.clock.now().toString() : null,
  });
  return readers.length;
}
