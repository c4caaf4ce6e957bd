import { Button, Group, NativeSelect, Pill, Popover, Stack, TextInput } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { minorOf } from "./form/AmountField.tsx";
import { useListSearch } from "./ListControls.tsx";
import type { NarrowField } from "./narrow-field.ts";
import { useNarrowTexts } from "./narrow-texts.ts";

// Amounts without a currency are read as those of a currency with two decimals.
const anyCurrency = "CHF";

/** A button that opens the fields by which a list is narrowed, and a pill for each that is. */
export function ListNarrowing({ fields }: { readonly fields: readonly NarrowField[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Group gap="xs">
      <Popover
        opened={opened}
        onChange={setOpened}
        trapFocus
        position="bottom-start"
        withinPortal
        shadow="sm"
      >
        <Popover.Target>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setOpened(!opened)}
            aria-expanded={opened}
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          >
            {t("list.filter")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <NarrowForm fields={fields} onDone={() => setOpened(false)} />
        </Popover.Dropdown>
      </Popover>
      <NarrowPills fields={fields} />
    </Group>
  );
}

function NarrowForm({
  fields,
  onDone,
}: {
  readonly fields: readonly NarrowField[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const texts = useNarrowTexts();
  const { chosen, set } = useListSearch([]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, texts.typed(field, chosen(field.name))])),
  );
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const readField = ({ kind, name }: NarrowField) => {
    const text = typed[name]?.trim() ?? "";
    if (text === "") return undefined;
    return kind === "amount" ? minorOf(text, typed.currency || anyCurrency) : text;
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const unread = fields.filter((field) => typed[field.name]?.trim() && readField(field) === undefined);
    setWrong(unread.map(({ name }) => name));
    if (unread.length > 0) return;
    set(Object.fromEntries(fields.map((field) => [field.name, readField(field)])));
    onDone();
  };
  const inputOf = (field: NarrowField) => ({
    label: field.label,
    value: typed[field.name] ?? "",
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [field.name]: currentTarget.value }),
    error: wrong.includes(field.name) ? t("list.no_amount") : undefined,
  });
  return (
    <form onSubmit={apply} noValidate>
      <Stack gap="sm" w={260}>
        {fields
          .filter(({ kind }) => kind !== "fixed")
          .map((field) =>
            field.kind === "choice" ? (
              <NativeSelect
                key={field.name}
                {...inputOf(field)}
                data={[{ value: "", label: t("list.all") }, ...(field.options ?? [])]}
              />
            ) : (
              <TextInput
                key={field.name}
                {...inputOf(field)}
                type={field.kind === "day" ? "date" : "text"}
                inputMode={field.kind === "amount" ? "decimal" : undefined}
              />
            ),
          )}
        <Button type="submit" size="compact-sm">
          {t("list.apply")}
        </Button>
      </Stack>
    </form>
  );
}

function NarrowPills({ fields }: { readonly fields: readonly NarrowField[] }) {
  const { t } = useTranslation();
  const texts = useNarrowTexts();
  const { chosen, set } = useListSearch([]);
  return fields.map((field) => {
    const value = chosen(field.name);
    if (value === undefined) return null;
    const text = `${field.label}: ${texts.shown(field, value, chosen("currency"))}`;
    return (
      <Pill
        key={field.name}
        size="md"
        withRemoveButton
        onRemove={() => set({ [field.name]: undefined })}
        removeButtonProps={{
          "aria-label": t("list.remove", { filter: text }),
          "aria-hidden": false,
          tabIndex: 0,
        }}
      >
        {text}
      </Pill>
    );
  });
}
