import { Skeleton, Stack, Table, VisuallyHidden } from "@mantine/core";
import classes from "./DataList.module.css";
import { OrderHead, useListOrder } from "./ListOrder.tsx";
import type { Column } from "./list-column.ts";

export interface RowsProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** How the list is ordered if the address says nothing: "-issued"; needed where a column has `sort`. */
  readonly firstOrder?: string;
}

const cellClass = <Row,>({ align, hideBelow }: Column<Row>) =>
  [align && classes.end, hideBelow && classes[`hide-${hideBelow}`]].filter(Boolean).join(" ");

/** Rows as a table. */
export function DataTable<Row>({ label, columns, rows, rowKey, firstOrder }: RowsProps<Row>) {
  const { directionOf } = useListOrder(firstOrder);
  return (
    <div className={classes.frame}>
      <Table className={classes.table} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.id}
                className={cellClass(column)}
                scope="col"
                aria-sort={column.sort === undefined ? undefined : directionOf(column.sort)}
              >
                {column.sort === undefined || firstOrder === undefined ? (
                  column.label
                ) : (
                  <OrderHead name={column.sort} label={column.label} first={firstOrder} />
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)} className={classes.row}>
              {columns.map((column) => (
                <Table.Td key={column.id} className={cellClass(column)}>
                  {column.value(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Rows as cards: the main column is the title, the others are labels with values. */
export function DataCards<Row>({ label, columns, rows, rowKey }: RowsProps<Row>) {
  const main = columns.find((column) => column.main);
  const others = columns.filter((column) => column !== main);
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes.card}>
          {main && <div className={classes.title}>{main.value(row)}</div>}
          <dl>
            {others
              .map((column) => ({ ...column, shown: column.value(row) }))
              .filter(({ shown }) => shown !== null && shown !== undefined && shown !== false && shown !== "")
              .map(({ id, label, shown }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>{shown}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** What stands in a list's place while it is read. */
export function ListSkeleton({ label }: { readonly label: string }) {
  return (
    <Stack gap={1} aria-busy="true" className={classes.frame} p="md">
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      {["100%", "86%", "94%", "78%"].map((width) => (
        <Skeleton key={width} height={18} my={12} width={width} />
      ))}
    </Stack>
  );
}
