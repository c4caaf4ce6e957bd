import { Button, Group, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListQuery, PageShape } from "../api/query.ts";
import { DataCards, DataTable, ListSkeleton, type RowsProps } from "./DataRows.tsx";
import { type ListFilter, ListFilters, ListSearch, useListSearch } from "./ListControls.tsx";
import { ListNarrowing } from "./ListNarrowing.tsx";
import { OrderSelect } from "./ListOrder.tsx";
import type { Column } from "./list-column.ts";
import type { NarrowField } from "./narrow-field.ts";
import { Refusal } from "./Refusal.tsx";

type RowOf<P extends PageShape> = P["items"][number];

/** Rows as a table or cards by their columns; or shown by the page's own component, where a row is more than one line. */
type RowsOf<P extends PageShape> =
  | {
      readonly columns: readonly Column<RowOf<P>>[];
      readonly rowKey: (row: RowOf<P>) => string | number;
      /** How the list is ordered if the address says nothing; needed where a column has `sort`. */
      readonly firstOrder?: string;
      readonly show?: undefined;
    }
  | { readonly show: (rows: readonly RowOf<P>[]) => ReactNode };

type DataListProps<P extends PageShape> = RowsOf<P> & {
  /** What the table shows, for those who cannot see it: "Members". */
  readonly label: string;
  /** From `listFor`, with the search and filters of the address. */
  readonly query: ListQuery<P>;
  /** Placeholder of the search field; the text stands in the address as `search`. */
  readonly search?: string;
  readonly filters?: readonly ListFilter[];
  /** What else it can be narrowed by: days, amounts, choices. */
  readonly narrow?: readonly NarrowField[];
  /** Where the whole of it lies as CSV, filtered and ordered as it is shown. */
  readonly csv?: string;
  /** What shows while there is nothing at all. */
  readonly empty: ReactNode;
};

/**
 * A list: table where there is room, cards below 48em. Search and filters stand in the address; pages are loaded one after
 * the other; rows open a page.
 */
export function DataList<P extends PageShape>(props: DataListProps<P>) {
  const { t } = useTranslation();
  const names = props.narrow?.map(({ name }) => name);
  const { isNarrowed, clear } = useListSearch(props.filters ?? [], names);
  const list = useInfiniteQuery(props.query);
  const rows = list.data?.pages.flatMap((page): readonly RowOf<P>[] => page.items);
  // Nothing to search in, and nothing was searched for.
  const isEmpty = rows?.length === 0 && !isNarrowed;
  return (
    <Stack gap="md">
      {!isEmpty && <Controls {...props} />}
      {list.error && !rows && (
        <Refusal
          problem={list.error}
          action={
            <Button size="xs" variant="default" onClick={() => list.refetch()}>
              {t("action.retry")}
            </Button>
          }
        />
      )}
      {list.isPending && <ListSkeleton label={t("loading")} />}
      {rows?.length === 0 && (isNarrowed ? <NothingFound onClear={clear} /> : props.empty)}
      {rows && rows.length > 0 && (props.show ? props.show(rows) : <DataRows {...props} rows={rows} />)}
      {list.hasNextPage && (
        <Group justify="center">
          <Button variant="default" onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {t("list.more")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type ControlsProps<P extends PageShape> = DataListProps<P> & {
  readonly columns?: readonly Column<RowOf<P>>[];
  readonly firstOrder?: string;
};

/** Chips and search, then what else narrows the list, its order on a phone, and the way to the whole of it as a file. */
function Controls<P extends PageShape>(props: ControlsProps<P>) {
  const { t } = useTranslation();
  const { filters, narrow, search, csv, columns, firstOrder } = props;
  return (
    <>
      {(search || filters) && (
        <Group gap="sm" justify="space-between">
          {filters && <ListFilters filters={filters} />}
          {search && <ListSearch label={search} />}
        </Group>
      )}
      {(narrow || csv) && (
        <Group gap="sm" justify="space-between" align="flex-end">
          {narrow && <ListNarrowing fields={narrow} />}
          {columns && firstOrder && <OrderSelect columns={columns} first={firstOrder} />}
          {csv && (
            <Button
              component="a"
              href={csv}
              download
              variant="default"
              size="compact-sm"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t("list.export")}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}

/** Rows as a table where there is room, as cards below 48em; for rows that are there already. */
export function DataRows<Row>(props: RowsProps<Row>) {
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return narrow ? <DataCards {...props} /> : <DataTable {...props} />;
}

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack align="center" py="xl">
      <Text c="dimmed">{t("list.nothing_found")}</Text>
      <Button variant="default" onClick={onClear}>
        {t("list.clear")}
      </Button>
    </Stack>
  );
}
