import { VisuallyHidden } from "@mantine/core";
import { useInstallation } from "../hooks/installation.ts";
import classes from "./Shell.module.css";

interface BrandProps {
  /** Without the name where there is no room; it is read out still. */
  readonly compact?: boolean;
}

/** The provider's logo, or its initial on its colour; leads to the start. */
export function Brand({ compact = false }: BrandProps) {
  const { provider } = useInstallation();
  return (
    <a href="/" className={classes.brand}>
      {provider.logoUrl ? (
        <img src={provider.logoUrl} alt={provider.name} />
      ) : (
        <>
          <span className={classes.monogram} aria-hidden>
            {provider.name.slice(0, 1).toUpperCase()}
          </span>
          {compact ? <VisuallyHidden>{provider.name}</VisuallyHidden> : <span>{provider.name}</span>}
        </>
      )}
    </a>
  );
}
