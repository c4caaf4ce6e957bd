import { useTranslation } from "react-i18next";

const units = ["byte", "kilobyte", "megabyte"] as const;

/** A number of bytes as people write it: "12 kB", "1.4 MB". */
export function useSizeText(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const at = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
    const value = bytes / 1_000 ** at;
    const format = new Intl.NumberFormat(i18n.language, {
      style: "unit",
      unit: units[at],
      maximumFractionDigits: value < 10 && at > 0 ? 1 : 0,
    });
    return format.format(value);
  };
}
