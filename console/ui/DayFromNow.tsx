import { Text } from "@mantine/core";
import { Day, RelativeDay } from "./Dates.tsx";

/** A day with how far away it is: "31.12.2026 (in 14 days)". */
export function DayFromNow({ day }: { readonly day: string }) {
  return (
    <>
      <Day day={day} />{" "}
      <Text component="span" size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
        (<RelativeDay day={day} />)
      </Text>
    </>
  );
}
