import { countReaders, listNews, sendNews } from "../../../server/domains/identity/news/news.contract.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

export const newsList = () => listFor(listNews, {}, ["news"]);
export const newsReadersQuery = () => queryFor(countReaders, {}, ["news"]);
export const useSendNews = () => useAct(sendNews, { changes: ["news"] });
