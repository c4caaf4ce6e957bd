import type { AnswerOf } from "../../../common/contract.ts";
import { readCustomer } from "../../../server/domains/overview/customers/customer.contract.ts";
import { queryFor } from "../../api/query.ts";

export type StaffCustomer = AnswerOf<typeof readCustomer>;

/** One customer as staff see it. */
export const customerQuery = (organizationId: string) =>
  queryFor(readCustomer, { params: { organizationId } }, [
    ...(["customers", "orders", "invoices", "prepaid", "products", "organization"] as const),
  ]);
