import { Anchor } from "@mantine/core";

interface OtherWaysProps<Way extends string> {
  readonly ways: readonly Way[];
  readonly label: (way: Way) => string;
  readonly onChoose: (way: Way) => void;
}

/** The other ways to prove who one is, one click away each. */
export function OtherWays<Way extends string>({ ways, label, onChoose }: OtherWaysProps<Way>) {
  return ways.map((way) => (
    <Anchor key={way} component="button" type="button" size="sm" ta="start" onClick={() => onChoose(way)}>
      {label(way)}
    </Anchor>
  ));
}
