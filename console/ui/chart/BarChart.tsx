import "@mantine/charts/styles.css";
import { BarChart as MantineBarChart } from "@mantine/charts";

interface BarChartProps {
  /** What the bars show, for those who cannot see them; a table stands beside every chart. */
  readonly label: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  readonly format: (value: number) => string;
}

/** Bars of one series in the brand's colour. */
export function BarChart({ label, bars, format }: BarChartProps) {
  return (
    <div role="img" aria-label={label}>
      <MantineBarChart
        h={260}
        data={bars.map(({ label, value }) => ({ label, value }))}
        dataKey="label"
        series={[{ name: "value", color: "var(--mantine-primary-color-filled)", label }]}
        valueFormatter={format}
        tickLine="none"
        gridAxis="x"
        barProps={{ radius: [4, 4, 0, 0], maxBarSize: 40, isAnimationActive: false }}
        yAxisProps={{ width: 90, tickCount: 4 }}
      />
    </div>
  );
}
