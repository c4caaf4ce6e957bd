import { Chip, CloseButton, Group, TextInput, VisuallyHidden } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./DataList.module.css";

export interface ListFilter {
  /** Name of the query parameter, in the address and in the call. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The search and filters of the list in the address, and how to change them. */
export function useListSearch(filters: readonly ListFilter[], narrowNames: readonly string[] = []) {
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const names = ["search", ...filters.map(({ name }) => name), ...narrowNames];
  const set = (values: Record<string, string | number | undefined>) =>
    void navigate({ to: ".", search: (old) => ({ ...old, ...values }), replace: true, resetScroll: false });
  return {
    chosen: (name: string) => {
      const value = address[name];
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    },
    set,
    isNarrowed: names.some((name) => address[name] !== undefined),
    clear: () => set(Object.fromEntries(names.map((name) => [name, undefined]))),
  };
}

/** The search field of a list; searches when the typing pauses. */
export function ListSearch({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  const { chosen, set } = useListSearch([]);
  const [typed, setTyped] = useState(chosen("search") ?? "");
  const search = useDebouncedCallback((text: string) => set({ search: text.trim() || undefined }), 300);
  const change = (text: string) => {
    setTyped(text);
    search(text);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed && <CloseButton size="sm" onClick={() => change("")} aria-label={t("list.clear")} />
      }
      w={{ base: "100%", xs: 280 }}
      maxLength={100}
    />
  );
}

/** Filters as chips; "all" is the chip that is chosen at first. */
export function ListFilters({ filters }: { readonly filters: readonly ListFilter[] }) {
  const { t } = useTranslation();
  const { chosen, set } = useListSearch(filters);
  return filters.map(({ name, label, options }) => (
    <fieldset key={name} className={classes.filter}>
      <VisuallyHidden component="legend">{label}</VisuallyHidden>
      <Chip.Group
        value={chosen(name) ?? ""}
        onChange={(value) => set({ [name]: value === "" ? undefined : String(value) })}
      >
        <Group gap={6} className={classes.chips}>
          <Chip value="" size="sm" radius="sm">
            {t("list.all")}
          </Chip>
          {options.map((option) => (
            <Chip key={option.value} value={option.value} size="sm" radius="sm">
              {option.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  ));
}
