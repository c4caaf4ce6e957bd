import { type ComponentType, type ReactNode, useCallback, useState } from "react";

/** Opens the command palette; its code is loaded the first time. */
export function usePalette(): { readonly open: () => void; readonly element: ReactNode } {
  const [Palette, setPalette] = useState<ComponentType | null>(null);
  const open = useCallback(() => {
    void import("./Palette.tsx").then((module) => {
      setPalette(() => module.Palette);
      module.palette.open();
    });
  }, []);
  return { open, element: Palette && <Palette /> };
}
