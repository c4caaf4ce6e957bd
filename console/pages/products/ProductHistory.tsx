import { Text, Timeline } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Product } from "../../hooks/products.ts";
import { Moment } from "../../ui/Dates.tsx";

/** What happened to a product, the latest first: what, who, when (CAT-5). */
export function ProductHistory({ changes }: { readonly changes: Product["changes"] }) {
  const { t, i18n } = useTranslation(["catalogue", "console"]);
  const sentence = (cause: string, state: string) => {
    const key = `page.history.cause.${cause}`;
    if (i18n.exists(key, { ns: "catalogue" })) return t(key as "page.history.cause.ordered");
    const stateKey = `console:state.product.${state}`;
    const word = i18n.exists(stateKey) ? t(stateKey as "console:state.product.active") : state;
    return t("page.history.other", { state: word });
  };
  return (
    <Timeline bulletSize={14} lineWidth={2} active={changes.length}>
      {changes.map(({ cause, toState, actorName, changedAt }) => (
        <Timeline.Item key={`${changedAt} ${toState}`} title={sentence(cause, toState)}>
          <Text size="sm" c="dimmed">
            {actorName ?? t("page.history.automatically")} · <Moment at={changedAt} />
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
