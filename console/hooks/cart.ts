import { useSessionStorage } from "@mantine/hooks";
import { z } from "zod";
import { OrderLines } from "../../server/domains/orders/orders/order.contract.ts";

const CartLine = OrderLines.element;
const CartLines = z.array(CartLine);

/** A line that is chosen but not ordered: plan, period, quantity, name. Never a price. */
export type CartLine = z.output<typeof CartLine>;

/** What the contract allows in one order. */
export const mostLines = 20;
export const mostOfLine = 100;

/** The cart of an organization. It lives in the tab's storage, so that a reload or an ended session loses nothing. */
export function useCart(organizationId: string) {
  const [lines, setLines] = useSessionStorage<readonly CartLine[]>({
    key: `chalet.cart.${organizationId}`,
    defaultValue: none,
    getInitialValueInEffect: false,
    deserialize: readLines,
  });
  return {
    lines,
    add: (line: CartLine) => setLines((old) => withLine(old, line)),
    setQuantity: (at: number, quantity: number) =>
      setLines((old) => old.map((line, index) => (index === at ? { ...line, quantity } : line))),
    remove: (at: number) => setLines((old) => old.filter((_, index) => index !== at)),
    replace: (next: readonly CartLine[]) => setLines(next),
    clear: () => setLines(none),
  };
}

export type Cart = ReturnType<typeof useCart>;

const none: readonly CartLine[] = [];

/** The lines in the storage; none if something else stands there. */
export function readLines(text: string | undefined): readonly CartLine[] {
  try {
    return CartLines.parse(JSON.parse(text ?? "[]"));
  } catch {
    return none;
  }
}

/** The lines with one more; more of the same, with the same options, raises its quantity, and the same name takes the place of the earlier one. */
export function withLine(lines: readonly CartLine[], added: CartLine): readonly CartLine[] {
  const same = lines.findIndex(
    (line) =>
      line.planId === added.planId &&
      line.period === added.period &&
      nameOf(line) === nameOf(added) &&
      (nameOf(added) !== "" || optionsOf(line) === optionsOf(added)),
  );
  const known = lines[same];
  if (!known) return [...lines, added];
  const sum = Math.min(known.quantity + added.quantity, mostOfLine);
  const merged = nameOf(added) === "" ? { ...known, quantity: sum } : added;
  return lines.map((line, index) => (index === same ? merged : line));
}

const nameOf = (line: CartLine) => (line.label ?? "").toLowerCase();
const optionsOf = ({ optionIds = [] }: CartLine) => optionIds.toSorted().join();
