import type { AnswerOf } from "../../../common/contract.ts";
import type { readOverview } from "../../../server/domains/overview/overview/overview.contract.ts";

/** Something that needs the customer's attention. */
export type Attention = AnswerOf<typeof readOverview>["attention"][number];
