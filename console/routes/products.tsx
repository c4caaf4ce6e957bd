import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { listProducts } from "../../server/domains/catalogue/products/product.contract.ts";
import { activeBillingAddressesQuery } from "../hooks/billing-addresses.ts";
import { catalogueQuery } from "../hooks/catalogue.ts";
import { organizationQuery } from "../hooks/organizations.ts";
import { productList, productQuery } from "../hooks/products.ts";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { organizationRoute } from "./organization.tsx";

const products = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/products",
  validateSearch: listSearch(listProducts.query, ["search", "state", "family"]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(productList(params.organizationId, deps));
    return load(context, ["catalogue"], catalogueQuery(params.organizationId));
  },
  component: lazyRouteComponent(() => import("../pages/products/ProductsPage.tsx"), "ProductsPage"),
});

const product = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/products/$productId",
  loader: ({ context, params }) =>
    load(context, ["catalogue"], productQuery(params.organizationId, params.productId)),
  component: lazyRouteComponent(() => import("../pages/products/ProductPage.tsx"), "ProductPage"),
});

/** Where one is in the order: the step, the plan being configured, and how the catalogue is shown. */
interface OrderSearch {
  readonly step?: "check";
  readonly plan?: string;
  readonly family?: string;
  readonly period?: "month" | "year";
}

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const orderSearchOf = (search: Record<string, unknown>): OrderSearch => ({
  step: search.step === "check" ? "check" : undefined,
  plan: textOf(search.plan),
  family: textOf(search.family),
  period: search.period === "month" || search.period === "year" ? search.period : undefined,
});

const order = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/order",
  validateSearch: orderSearchOf,
  loader: ({ context, params: { organizationId } }) =>
    load(
      context,
      ["orders", "billing", "catalogue", "organizations"],
      catalogueQuery(organizationId),
      organizationQuery(organizationId),
      activeBillingAddressesQuery(organizationId),
    ),
  component: lazyRouteComponent(() => import("../pages/order/OrderingPage.tsx"), "OrderingPage"),
});

export const productRoutes = [products, product, order] as const;
