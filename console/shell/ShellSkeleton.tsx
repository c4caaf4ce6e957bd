import { PageSkeleton } from "../ui/PageSkeleton.tsx";
import classes from "./ShellSkeleton.module.css";

/** What shows while a shell and its first page are loaded: the same lines, with nothing in them yet. */
export function ShellSkeleton() {
  return (
    <div className={classes.frame}>
      <header className={classes.header} />
      <div className={classes.side} />
      <main className={classes.main}>
        <div className={classes.content}>
          <PageSkeleton />
        </div>
      </main>
    </div>
  );
}
