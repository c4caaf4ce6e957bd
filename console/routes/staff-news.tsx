import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { newsList, newsReadersQuery } from "../hooks/staff/news.ts";
import { load } from "./load.ts";
import { inFrame, mayRead } from "./staff-area.tsx";

const news = createRoute({
  ...inFrame,
  path: "/news",
  loader: async ({ context }) => {
    const isOpen = await mayRead(context, "staff.news.send");
    if (isOpen) void context.queryClient.prefetchInfiniteQuery(newsList());
    return load(context, ["staff", "identity"], ...(isOpen ? [newsReadersQuery()] : []));
  },
  component: lazyRouteComponent(() => import("../pages/staff/news/NewsListPage.tsx"), "NewsListPage"),
});

const writeNews = createRoute({
  ...inFrame,
  path: "/news/new",
  loader: async ({ context }) => {
    const isOpen = await mayRead(context, "staff.news.send");
    return load(context, ["staff", "identity"], ...(isOpen ? [newsReadersQuery()] : []));
  },
  component: lazyRouteComponent(() => import("../pages/staff/news/WriteNewsPage.tsx"), "WriteNewsPage"),
});

export const staffNewsRoutes = [news, writeNews] as const;
