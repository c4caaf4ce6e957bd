import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import classes from "./links.module.css";

/** What a component and an `a` element take. */
export type Html<P> = P & Omit<ComponentProps<"a">, keyof P>;

/** A link to a page of the console, inside text. */
export const PageLink = createLink((props: Html<AnchorProps>) => <Anchor {...props} />);

/** A link that looks like a button. */
export const ButtonLink = createLink((props: Html<ButtonProps>) => <Button component="a" {...props} />);

/** The link of a list's row: its area is the whole row. */
export const RowLink = createLink((props: ComponentProps<"a">) => <a {...props} className={classes.row} />);
