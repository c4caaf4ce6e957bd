import {
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
  NavLink,
  type NavLinkProps,
} from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import classes from "./links.module.css";

type Html<P> = P & Omit<ComponentProps<"a">, keyof P>;

/** A link to a page of the console, inside text. */
export const PageLink = createLink((props: Html<AnchorProps>) => <Anchor {...props} />);

/** A link that looks like a button. */
export const ButtonLink = createLink((props: Html<ButtonProps>) => <Button component="a" {...props} />);

/** An entry of the menu at the side. */
export const SideLink = createLink((props: Html<NavLinkProps>) => <NavLink component="a" {...props} />);

/** An entry of a drop-down menu that leads to a page. */
export const MenuLink = createLink((props: Html<MenuItemProps>) => <Menu.Item component="a" {...props} />);

/** The link of a list's row: its area is the whole row. */
export const RowLink = createLink((props: ComponentProps<"a">) => <a {...props} className={classes.row} />);
