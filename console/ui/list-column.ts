import type { ReactNode } from "react";

/** One column of a table, or one line of a card. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly value: (row: Row) => ReactNode;
  /** Amounts and counts stand at the end of their column. */
  readonly align?: "end";
  /** The name of the row: its card's title. Use a `RowLink` in it to make the whole row lead to a page. */
  readonly main?: boolean;
  /** The name by which the list can be ordered by this column, as its contract calls it. */
  readonly sort?: string;
  /** Left out of the table where there is no room; cards show all. */
  readonly hideBelow?: "md" | "lg";
}
