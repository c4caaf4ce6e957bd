import { Stack } from "@mantine/core";
import type { BankFile } from "../../../hooks/staff/bank-files.ts";
import { Money } from "../../../ui/Money.tsx";

/** What the payments of a file come to, a line for each currency. */
export function FileSums({ sums }: Pick<BankFile, "sums">) {
  return (
    <Stack gap={0}>
      {sums.map(({ minor, currency }) => (
        <Money key={currency} minor={minor} currency={currency} />
      ))}
    </Stack>
  );
}
