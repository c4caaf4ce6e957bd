import type { z } from "zod";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { sendNews as endpoint } from "./news.contract.ts";
import { sendNewsJob } from "./news.jobs.ts";
import { insertNews } from "./news.queries.ts";

/** Keeps news and has them sent to everybody for whom the topic is on (ACC-7); the provider's language is never missing. */
export async function sendNews(
  ctx: WriteContext,
  { topic, texts }: z.output<typeof endpoint.body>,
): Promise<{ id: string }> {
  const { language } = ctx.config.provider;
  if (!texts[language]) {
    const code = "field.required";
    throw new AppError("platform.invalid_input", {}, [
      { path: `texts.${language}.subject`, code },
      { path: `texts.${language}.text`, code },
    ]);
  }
  const id = newId();
  await insertNews(ctx.db, {
    id,
    topic,
    texts,
    createdBy: userOf(ctx),
    at: ctx.clock.now().toString(),
  });
  await ctx.addJob(sendNewsJob, { newsId: id });
  ctx.audit({ subjectKind: "news", subjectId: id, details: { topic } });
  return { id };
}
