import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import { listProducts, readProduct } from "../../server/domains/catalogue/products/product.contract.ts";
import { listFor, queryFor } from "../api/query.ts";

export type Product = AnswerOf<typeof readProduct>;
export type ProductSearch = Pick<z.output<typeof listProducts.query>, "search" | "state" | "family">;

export const productList = (organizationId: string, search: ProductSearch) =>
  listFor(listProducts, { params: { organizationId }, query: search }, ["products"]);

export const productQuery = (organizationId: string, productId: string) =>
  queryFor(readProduct, { params: { organizationId, productId } }, ["products"]);
