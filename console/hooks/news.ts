import {
  changeNewsTopic,
  readNewsTopics,
  unsubscribe,
} from "../../server/domains/identity/news/news.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const newsTopicsQuery = () => queryFor(readNewsTopics, {}, ["news_topics"]);
export const useChangeNewsTopic = () => useAct(changeNewsTopic, { changes: ["news_topics"] });
export const useUnsubscribe = () => useAct(unsubscribe, { changes: ["news_topics"] });
