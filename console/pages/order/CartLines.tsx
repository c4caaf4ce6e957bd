import { ActionIcon, Button, Group, NumberInput, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Cart, mostOfLine } from "../../hooks/cart.ts";
import type { PricedOrder } from "../../hooks/orders.ts";
import { Money } from "../../ui/Money.tsx";
import { useVolumeText } from "../accounting/use-volume-text.ts";
import { type ChosenLine, orderable } from "./chosen-lines.ts";
import { NextRates } from "./NextRates.tsx";
import classes from "./OrderingPage.module.css";
import type { Prices } from "./use-prices.ts";

interface CartLinesProps {
  readonly chosen: readonly ChosenLine[];
  readonly cart: Cart;
  readonly prices: Prices;
}

/** The lines of the cart: change how many, or take one out. */
export function CartLines({ chosen, cart, prices }: CartLinesProps) {
  const { t } = useTranslation("orders");
  const ordered = orderable(chosen);
  const products = prices.priced?.lines.filter(({ optionId }) => optionId === null) ?? [];
  return (
    <div>
      <ul className={classes.lines} aria-label={t("page.cart.title")}>
        {chosen.map((one) => {
          // The server prices the orderable lines in their order.
          const priced = products[ordered.indexOf(one.line)];
          const isPriced = one.isOffered && priced?.planId === one.line.planId;
          const { planId, period, label = "", optionIds = [] } = one.line;
          const key = [planId, period, label, ...optionIds].join(" ");
          return (
            <li key={key}>
              <LineName
                {...one}
                priced={isPriced ? priced : undefined}
                prices={prices.priced}
                isCurrent={prices.isCurrent}
              />
              <Group gap="xs" wrap="nowrap" justify="space-between" className={classes.lineControls}>
                <Quantity one={one} cart={cart} />
                <Text
                  component="span"
                  fw={550}
                  className={`${classes.lineAmount} ${prices.isCurrent ? "" : classes.old}`}
                >
                  {isPriced && prices.priced && (
                    <Money minor={priced.netMinor} currency={prices.priced.currency} />
                  )}
                </Text>
                <RemoveLine one={one} cart={cart} />
              </Group>
            </li>
          );
        })}
      </ul>
      <NextRates prices={prices} />
    </div>
  );
}

interface LineNameProps extends ChosenLine {
  readonly priced: PricedOrder["lines"][number] | undefined;
  readonly prices: PricedOrder | undefined;
  readonly isCurrent: boolean;
}

function LineName({ line, plan, options, isOffered, priced, prices, isCurrent }: LineNameProps) {
  const { t } = useTranslation(["orders", "catalogue"]);
  const volumeText = useVolumeText();
  return (
    <div className={classes.lineName}>
      <Text fw={550}>{line.label ?? plan?.name ?? line.planId}</Text>
      <Text size="sm" c="dimmed">
        {line.label && plan ? `${plan.name}, ` : ""}
        {t(`catalogue:page.per.${line.period}`)}
      </Text>
      {priced?.volume && prices && (
        <Text size="sm" c="dimmed" className={isCurrent ? "figures" : `figures ${classes.old}`}>
          {volumeText(priced.volume, prices.currency)}
        </Text>
      )}
      {options.map(({ id, name }) => (
        <Text key={id} size="sm">
          + {name}
          <OptionAmount id={id} product={priced} prices={prices} />
        </Text>
      ))}
      {!isOffered && (
        <Text size="sm" c="var(--mantine-color-error)">
          {t("page.cart.not_offered")}
        </Text>
      )}
    </div>
  );
}

interface OptionAmountProps {
  readonly id: string;
  readonly product: PricedOrder["lines"][number] | undefined;
  readonly prices: PricedOrder | undefined;
}

/** What an option of a line costs, once it is known. */
function OptionAmount({ id, product, prices }: OptionAmountProps) {
  const at = product ? prices?.lines.indexOf(product) : undefined;
  const line = prices?.lines.find(({ optionId, ofLine }) => optionId === id && ofLine === at);
  if (!line || !prices) return null;
  return (
    <Text component="span" inherit c="dimmed">
      {": "}
      <Money minor={line.netMinor} currency={prices.currency} />
    </Text>
  );
}

function Quantity({ one, cart }: { readonly one: ChosenLine; readonly cart: Cart }) {
  const { t } = useTranslation("orders");
  if (!one.isOffered || one.plan?.needsLabel) return <span className={classes.quantity} />;
  return (
    <NumberInput
      size="sm"
      className={classes.quantity}
      aria-label={t("page.cart.quantity", { name: nameOf(one) })}
      value={one.line.quantity}
      onChange={(value) => {
        if (typeof value === "number" && value >= 1) cart.setQuantity(one.at, value);
      }}
      min={1}
      max={mostOfLine}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
    />
  );
}

function RemoveLine({ one, cart }: { readonly one: ChosenLine; readonly cart: Cart }) {
  const { t } = useTranslation("orders");
  const name = nameOf(one);
  const remove = () => {
    const before = cart.lines;
    cart.remove(one.at);
    const id = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap">
          <span>{t("page.cart.removed", { name })}</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              cart.replace(before);
              notifications.hide(id);
            }}
          >
            {t("page.cart.undo")}
          </Button>
        </Group>
      ),
    });
  };
  return (
    <Tooltip label={t("page.cart.remove", { name })}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        onClick={remove}
        aria-label={t("page.cart.remove", { name })}
      >
        <IconTrash size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

const nameOf = ({ line, plan }: ChosenLine) => line.label ?? plan?.name ?? line.planId;
