import { IconCheck } from "@tabler/icons-react";
import classes from "./OrderingPage.module.css";

/** What a plan has, one thing a line. */
export function Features({ features }: { readonly features: readonly string[] }) {
  if (features.length === 0) return null;
  return (
    <ul className={classes.features}>
      {features.map((feature) => (
        <li key={feature}>
          <IconCheck size={16} aria-hidden />
          <span>{feature}</span>
        </li>
      ))}
    </ul>
  );
}
