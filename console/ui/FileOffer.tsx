import { Button, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./FileOffer.module.css";

/** Files to download, one below the other. */
export function FileOffers({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.offers}>{children}</ul>;
}

interface FileOfferProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly act: string;
  /** None while there is nothing to download. */
  readonly address: string | undefined;
  /** What is chosen about it. */
  readonly children?: ReactNode;
}

/** A file to download, with what it holds. */
export function FileOffer({ title, text, act, address, children }: FileOfferProps) {
  const icon = <IconDownload size={18} aria-hidden />;
  return (
    <li>
      <div>
        <Text fw={550}>{title}</Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
        {children}
      </div>
      {address ? (
        <Button component="a" href={address} download variant="default" leftSection={icon}>
          {act}
        </Button>
      ) : (
        <Button variant="default" leftSection={icon} disabled>
          {act}
        </Button>
      )}
    </li>
  );
}
