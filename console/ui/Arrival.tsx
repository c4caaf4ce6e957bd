import { VisuallyHidden } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import classes from "./Arrival.module.css";

interface ArrivalProps {
  /** The state that may change while it is on the screen, by itself or by an act. */
  readonly of: string;
  /** What is said of the state as it is now, for those who cannot see it. */
  readonly said: string;
  readonly children: ReactNode;
}

/** Shows a change of state: its content lights up gently and is read aloud; nothing happens at first sight. */
export function Arrival({ of, said, children }: ArrivalProps) {
  const [first] = useState(of);
  const content = useRef<HTMLDivElement>(null);
  const arrived = of !== first;
  useEffect(() => {
    // What had the focus, the button of the act for instance, may be gone with the old state.
    if (of !== first && document.activeElement === document.body)
      content.current?.focus({ preventScroll: true });
  }, [of, first]);
  return (
    <>
      <VisuallyHidden role="status">{arrived ? said : ""}</VisuallyHidden>
      <div key={of} ref={content} tabIndex={-1} className={arrived ? classes.arrived : classes.content}>
        {children}
      </div>
    </>
  );
}
