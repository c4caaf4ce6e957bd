import { ActionIcon, AppShell, Burger, Button, Drawer, Kbd } from "@mantine/core";
import { useDisclosure, useHotkeys, useOs } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { Outlet } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../hooks/installation.ts";
import { ShellContent } from "../ui/Frame.tsx";
import { PageSkeleton } from "../ui/PageSkeleton.tsx";
import { Brand } from "./Brand.tsx";
import { OfflineNotice } from "./OfflineNotice.tsx";
import { usePalette } from "./palette/use-palette.tsx";
import classes from "./Shell.module.css";
import { UserMenu } from "./UserMenu.tsx";

interface ShellProps {
  /** Stands top left: the organization switcher, or the name of the area. */
  readonly top: ReactNode;
  readonly menu: (close: () => void) => ReactNode;
  readonly connected?: boolean;
  readonly children?: ReactNode;
}

/** The frame of all signed-in pages: top bar, menu, content. */
export function Shell({ top, menu, connected = true, children = <Outlet /> }: ShellProps) {
  const { t } = useTranslation();
  const [menuOpened, drawer] = useDisclosure(false);
  const palette = usePalette();
  const { version } = useInstallation();
  useHotkeys([["mod+K", palette.open]], []);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 248, breakpoint: "sm", collapsed: { mobile: true } }}
      padding={{ base: "md", sm: "xl" }}
    >
      <AppShell.Header className={classes.header} zIndex={101}>
        <Burger
          opened={menuOpened}
          onClick={drawer.toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={t("menu_button")}
          aria-expanded={menuOpened}
        />
        <span className="mantine-visible-from-sm">
          <Brand compact />
        </span>
        {top}
        <div className={classes.space} />
        <PaletteButton onClick={palette.open} />
        <UserMenu />
      </AppShell.Header>
      <AppShell.Navbar className={classes.side} visibleFrom="sm" aria-label={t("menu_label")}>
        {menu(drawer.close)}
        <div className={classes.foot}>Chalet {version}</div>
      </AppShell.Navbar>
      <Drawer opened={menuOpened} onClose={drawer.close} size="18rem" title={<Brand />} padding="sm">
        <nav aria-label={t("menu_label")}>{menu(drawer.close)}</nav>
      </Drawer>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.content}>
          <OfflineNotice connected={connected} />
          <ShellContent>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </ShellContent>
        </div>
      </AppShell.Main>
      {palette.element}
    </AppShell>
  );
}

function PaletteButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  const isApple = ["macos", "ios"].includes(useOs());
  return (
    <>
      <Button
        variant="default"
        classNames={{ root: classes.palette, label: classes.paletteLabel }}
        onClick={onClick}
        visibleFrom="md"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{isApple ? "⌘ K" : "Ctrl K"}</Kbd>}
        aria-keyshortcuts="Control+K Meta+K"
      >
        {t("palette.button")}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        onClick={onClick}
        hiddenFrom="md"
        aria-label={t("palette.button")}
      >
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}
