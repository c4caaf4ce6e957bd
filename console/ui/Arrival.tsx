import { VisuallyHidden } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./Arrival.module.css";

interface ArrivalProps {
  /** The state that may change by itself while it is on the screen. */
  readonly of: string;
  /** What is said of the state as it is now, for those who cannot see it. */
  readonly said: string;
  readonly children: ReactNode;
}

/** Shows a change that came by itself: its content lights up gently and is read aloud; nothing happens at first sight. */
export function Arrival({ of, said, children }: ArrivalProps) {
  const [first] = useState(of);
  const arrived = of !== first;
  return (
    <>
      <VisuallyHidden role="status">{arrived ? said : ""}</VisuallyHidden>
      <div key={of} className={arrived ? classes.arrived : undefined}>
        {children}
      </div>
    </>
  );
}
