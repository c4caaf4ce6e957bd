import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";

interface PairChartProps {
  /** What the bars show, for those who cannot see them; a table stands beside every chart. */
  readonly label: string;
  readonly names: readonly [string, string];
  readonly bars: readonly { readonly label: string; readonly first: number; readonly second: number }[];
  readonly format: (value: number) => string;
}

/** Two bars side by side: a grey one, and one in the brand's colour. */
export function PairChart({ label, names, bars, format }: PairChartProps) {
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={280}
        data={bars.map((bar) => ({ ...bar }))}
        dataKey="label"
        series={[
          { name: "first", color: "var(--mantine-color-dimmed)", label: names[0] },
          { name: "second", color: "var(--mantine-primary-color-filled)", label: names[1] },
        ]}
        valueFormatter={format}
        withLegend
        tickLine="none"
        gridAxis="x"
        barProps={{ radius: [4, 4, 0, 0], maxBarSize: 24, isAnimationActive: false }}
        yAxisProps={{ width: 90, tickCount: 4 }}
      />
    </div>
  );
}
