import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../../common/money.ts";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import classes from "./PricedLines.module.css";
import { Totals } from "./Totals.tsx";
import { useVolumeText, type VolumeDiscountOfLine } from "./use-volume-text.ts";

/** A line as an order or an invoice shows it. */
export interface PricedLine {
  readonly description: string;
  /** Below it: the product's name, its period. */
  readonly details: readonly string[];
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly netMinor: number;
  readonly vatRate: string;
  readonly volume: VolumeDiscountOfLine | null;
}

interface PricedLinesProps extends React.ComponentProps<typeof Totals> {
  /** What the table shows, for those who cannot see it. */
  readonly label: string;
  readonly lines: readonly PricedLine[];
}

/** Lines with their amounts, and what they come to. On a phone the count and the price stand below the description. */
export function PricedLines({ label, lines, ...totals }: PricedLinesProps) {
  const { t, i18n } = useTranslation("billing");
  const text = useMoneyText();
  const volumeText = useVolumeText();
  const { currency } = totals;
  return (
    <div className={classes.frame}>
      <Table aria-label={label} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("page.lines.description")}</Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t("page.lines.quantity")}
            </Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t("page.lines.unit_price", { currency })}
            </Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t("page.lines.vat")}
            </Table.Th>
            <Table.Th scope="col" className={classes.end}>
              {t("page.lines.amount", { currency })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their order, and two may be alike
            <Table.Tr key={at}>
              <Table.Td className={classes.description}>
                {line.description}
                {line.details.map((detail) => (
                  <Text key={detail} size="sm" c="dimmed">
                    {detail}
                  </Text>
                ))}
                {line.volume && (
                  <Text size="sm" c="dimmed" className="figures">
                    {volumeText(line.volume, currency)}
                  </Text>
                )}
                <Text size="sm" c="dimmed" className={classes.narrow}>
                  {line.quantity} × {text(line.unitPriceMinor, currency, true)}
                </Text>
              </Table.Td>
              <Table.Td className={classes.wide}>{line.quantity}</Table.Td>
              <Table.Td className={classes.wide}>
                <Money minor={line.unitPriceMinor} currency={currency} figure />
              </Table.Td>
              <Table.Td className={classes.wide}>
                {formatPercent(line.vatRate, i18n.language, currency)}
              </Table.Td>
              <Table.Td className={classes.end}>
                <Money minor={line.netMinor} currency={currency} figure />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div className={classes.totals}>
        <Totals {...totals} />
      </div>
    </div>
  );
}
