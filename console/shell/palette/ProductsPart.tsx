import { useDebouncedValue } from "@mantine/hooks";
import { IconPackage } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { productList } from "../../hooks/products.ts";
import { PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";
import { useHere } from "./use-here.ts";

const fewestLetters = 2;
const patience_ms = 200;

/** Products of the organization by name or plan, as the server finds them. */
export function ProductsPart({ query }: PalettePartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(query.trim(), patience_ms);
  const isAsked = search.length >= fewestLetters && query.trim() !== "";
  const enabled = isAsked && (here?.permissions.includes("products.read") ?? false);
  const found = useInfiniteQuery({ ...productList(here?.id ?? "", { search }), enabled });
  if (!here || !enabled) return null;
  const entries = (found.data?.pages[0]?.items ?? []).map(({ id, label, planName }) => ({
    id: `product.${id}`,
    label,
    ...(label === planName ? {} : { description: planName }),
    icon: IconPackage,
    run: () =>
      void navigate({
        to: "/o/$organizationId/products/$productId",
        params: { organizationId: here.id, productId: id },
      }),
  }));
  return <PaletteGroup label={t("palette.products")} entries={entries} />;
}
