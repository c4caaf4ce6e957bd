import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { countryCodes } from "../../../common/countries.ts";

/** A country, by its name in the reader's language. */
export function CountrySelect(props: Omit<SelectProps, "data">) {
  const { t, i18n } = useTranslation();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: "region" });
    const { compare } = new Intl.Collator(i18n.language);
    return countryCodes
      .map((code) => ({ value: code, label: names.of(code) ?? code }))
      .sort((a, b) => compare(a.label, b.label));
  }, [i18n.language]);
  return (
    <Select
      {...props}
      data={data}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      autoComplete="off"
      nothingFoundMessage={t("list.nothing_found")}
      maxDropdownHeight={280}
    />
  );
}
