import { NativeSelect, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./DataList.module.css";
import { useListSearch } from "./ListControls.tsx";
import type { Column } from "./list-column.ts";

/** How the list of the address is ordered: by a name rising, by `-name` falling. */
export function useListOrder(first: string | undefined) {
  const { chosen, set } = useListSearch([]);
  const order = chosen("sort") ?? first;
  const put = (sort: string) => set({ sort: sort === first ? undefined : sort });
  return {
    order,
    /** As `aria-sort` says it. */
    directionOf: (name: string) => {
      if (order === name) return "ascending" as const;
      return order === `-${name}` ? ("descending" as const) : ("none" as const);
    },
    put,
    turn: (name: string) => put(order === `-${name}` ? name : `-${name}`),
  };
}

/** The head of a column by which the list can be ordered. */
export function OrderHead({
  name,
  label,
  first,
}: {
  readonly name: string;
  readonly label: string;
  readonly first: string;
}) {
  const { directionOf, turn } = useListOrder(first);
  const direction = directionOf(name);
  const Sign = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[direction];
  return (
    <UnstyledButton
      className={classes.order}
      onClick={() => turn(name)}
      data-ordered={direction !== "none" || undefined}
    >
      {label}
      <Sign size={14} aria-hidden />
    </UnstyledButton>
  );
}

interface OrderSelectProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly first: string;
}

/** The same for cards, which have no heads. */
export function OrderSelect<Row>({ columns, first }: OrderSelectProps<Row>) {
  const { t } = useTranslation();
  const { order, put } = useListOrder(first);
  const options = columns.flatMap(({ sort, label }) =>
    sort === undefined
      ? []
      : [
          { value: `-${sort}`, label: t("list.falling", { column: label }) },
          { value: sort, label: t("list.rising", { column: label }) },
        ],
  );
  return (
    <NativeSelect
      className={classes.orders}
      label={t("list.order")}
      data={options}
      value={order}
      onChange={({ currentTarget }) => put(currentTarget.value)}
    />
  );
}
