import { Card, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Product } from "../../hooks/products.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import classes from "./AccessFacts.module.css";

/** What the provisioning module says of a product: addresses and user names, each to be copied. */
export function AccessFacts({ product }: { readonly product: Product }) {
  const { t, i18n } = useTranslation("catalogue");
  const { access, state } = product;
  if (access.length === 0) {
    return <Text c="dimmed">{t(state === "pending" ? "page.access.later" : "page.access.none")}</Text>;
  }
  // A module of the provider's own may name what no catalogue knows.
  const labelOf = (name: string) => {
    const key = `page.access.name.${name}`;
    return i18n.exists(key, { ns: "catalogue" }) ? t(key as "page.access.name.server") : name;
  };
  return (
    <Card>
      <dl className={classes.facts}>
        {access.map(({ name, value }) => (
          <div key={name}>
            <dt>{labelOf(name)}</dt>
            <dd>
              <Copyable value={value} label={labelOf(name)} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
