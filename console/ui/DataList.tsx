import { Button, Group, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListQuery, PageShape } from "../api/query.ts";
import { type Column, DataCards, DataTable, ListSkeleton, type RowsProps } from "./DataRows.tsx";
import { type ListFilter, ListFilters, ListSearch, useListSearch } from "./ListControls.tsx";
import { Refusal } from "./Refusal.tsx";

type RowOf<P extends PageShape> = P["items"][number];

/** Rows as a table or cards by their columns; or shown by the page's own component, where a row is more than one line. */
type RowsOf<P extends PageShape> =
  | {
      readonly columns: readonly Column<RowOf<P>>[];
      readonly rowKey: (row: RowOf<P>) => string | number;
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
  /** What shows while there is nothing at all. */
  readonly empty: ReactNode;
};

/**
 * A list: table where there is room, cards below 48em. Search and filters stand in the address; pages are loaded one after
 * the other; rows open a page.
 */
export function DataList<P extends PageShape>(props: DataListProps<P>) {
  const { t } = useTranslation();
  const { isNarrowed, clear } = useListSearch(props.filters ?? []);
  const list = useInfiniteQuery(props.query);
  const rows = list.data?.pages.flatMap((page): readonly RowOf<P>[] => page.items);
  // Nothing to search in, and nothing was searched for.
  const isEmpty = rows?.length === 0 && !isNarrowed;
  return (
    <Stack gap="md">
      {(props.search || props.filters) && !isEmpty && (
        <Group gap="sm" justify="space-between">
          {props.filters && <ListFilters filters={props.filters} />}
          {props.search && <ListSearch label={props.search} />}
        </Group>
      )}
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
