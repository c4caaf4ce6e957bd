import { Group, Skeleton, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Order } from "../../hooks/orders.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { productQuery } from "../../hooks/products.ts";
import { PageLink } from "../../ui/links.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import classes from "./accounting.module.css";

const shownAtMost = 8;

/** The products that came of an order, as they are now. */
export function OrderedProducts({ order }: { readonly order: Order }) {
  const { t } = useTranslation("orders");
  const organizationId = useOrganizationId();
  const { productIds } = order;
  const products = useQueries({
    queries: productIds.slice(0, shownAtMost).map((id) => productQuery(organizationId, id)),
  });
  if (productIds.length === 0) return <Text c="dimmed">{t("page.order.products_later")}</Text>;
  return (
    <>
      <ul className={classes.products} aria-label={t("page.order.products")}>
        {products.map(({ data, isPending }, at) => (
          <li key={productIds[at]}>
            {isPending && <Skeleton height={26} width="60%" />}
            {data && (
              <Group gap="md" justify="space-between" wrap="nowrap">
                <PageLink
                  to="/o/$organizationId/products/$productId"
                  params={{ organizationId, productId: data.id }}
                  miw={0}
                >
                  {data.label}
                </PageLink>
                <StateBadge kind="product" state={data.state} />
              </Group>
            )}
          </li>
        ))}
      </ul>
      {productIds.length > shownAtMost && (
        <PageLink to="/o/$organizationId/products" params={{ organizationId }}>
          {t("page.order.all_products", { count: productIds.length })}
        </PageLink>
      )}
    </>
  );
}
