import { Box } from "@mantine/core";
import { createContext, type ReactNode, useContext } from "react";
import { Brand } from "../shell/Brand.tsx";

/** True inside of a shell, which brings the landmarks of the page. */
const InShell = createContext(false);

/** Put around what a shell shows. */
export function ShellContent({ children }: { readonly children: ReactNode }) {
  return <InShell value={true}>{children}</InShell>;
}

/** Gives a page that may stand anywhere its landmarks where no shell does: an address that leads nowhere. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const isInShell = useContext(InShell);
  if (isInShell) return children;
  return (
    <>
      <Box component="header" p="md">
        <Brand />
      </Box>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
