import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorShade,
  type MantineThemeOverride,
} from "@mantine/core";
import { isHexColor, readableShade, type Scale, scaleOf } from "./scale.ts";

/** What shows when the provider's colour cannot be read. */
const fallbackBrand = "#1f6feb";

const surfaces = { light: "#ffffff", dark: "#1a1b1e" } as const;
// Text on tints of the brand colour is read against these, a little nearer to it than the plain surface.
const tinted = { light: "#eef2f7", dark: "#26282d" } as const;

/** The theme and its CSS variables for a provider's brand colour; `close` names all buttons that close something. */
export function themeFor(
  brandColor: string,
  close: string,
): {
  readonly theme: MantineThemeOverride;
  readonly variables: CSSVariablesResolver;
} {
  const { scale, index } = scaleOf(isHexColor(brandColor) ? brandColor : fallbackBrand);
  return { theme: themeOf(scale, index, close), variables: variablesOf(scale) };
}

function themeOf(scale: Scale, index: number, close: string): MantineThemeOverride {
  const filledDark = readableShade(scale, surfaces.dark, 3, Math.min(index, 6));
  return createTheme({
    colors: { brand: [...scale] },
    primaryColor: "brand",
    primaryShade: { light: index as MantineColorShade, dark: filledDark as MantineColorShade },
    autoContrast: true,
    // White and black text have the same contrast (4.58) at this luminance, so that the better one is always taken.
    luminanceThreshold: 0.179,
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    headings: {
      fontWeight: "620",
      textWrap: "balance",
      sizes: {
        h1: { fontSize: "1.625rem", lineHeight: "1.25" },
        h2: { fontSize: "1.1875rem", lineHeight: "1.35" },
        h3: { fontSize: "1rem", lineHeight: "1.45" },
      },
    },
    lineHeights: { md: "1.6" },
    defaultRadius: "md",
    cursorType: "pointer",
    respectReducedMotion: true,
    components: { ...componentDefaults, CloseButton: { defaultProps: { "aria-label": close } } },
  });
}

// Borders instead of shadows, and one size of control everywhere.
const flat = { defaultProps: { shadow: "none", withBorder: true } };
const componentDefaults: MantineThemeOverride["components"] = {
  Card: { defaultProps: { withBorder: true, padding: "lg" } },
  Paper: flat,
  Menu: { defaultProps: { shadow: "md", position: "bottom-end", withinPortal: true } },
  Popover: { defaultProps: { shadow: "md" } },
  Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, shadow: "none" } },
  Anchor: { defaultProps: { underline: "hover" } },
  Tooltip: { defaultProps: { openDelay: 300 } },
  Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } },
};

function variablesOf(scale: Scale): CSSVariablesResolver {
  const onLight = scale[readableShade(scale, tinted.light, 4.5, 7)] ?? "#000000";
  const onDark = scale[readableShade(scale, tinted.dark, 4.5, 4)] ?? "#ffffff";
  return (theme) => ({
    variables: { "--chalet-content": "75rem", "--chalet-line": "80ch" },
    // Grey and red of Mantine's own fall short of 4.5 : 1 for text.
    light: {
      "--mantine-color-body": surfaces.light,
      "--mantine-color-dimmed": theme.colors.gray[7],
      "--mantine-color-placeholder": "#6b7280",
      "--mantine-color-error": theme.colors.red[9],
      "--mantine-color-anchor": onLight,
      "--mantine-color-brand-text": onLight,
      "--mantine-color-brand-light-color": onLight,
      "--mantine-color-brand-outline": onLight,
      "--mantine-primary-color-light-color": onLight,
      "--chalet-side": "#f8f9fa",
      "--chalet-hover": theme.colors.gray[0],
    },
    dark: {
      "--mantine-color-body": surfaces.dark,
      "--mantine-color-dimmed": "#a6a7ab",
      "--mantine-color-placeholder": "#909296",
      "--mantine-color-error": theme.colors.red[4],
      "--mantine-color-anchor": onDark,
      "--mantine-color-brand-text": onDark,
      "--mantine-color-brand-light-color": onDark,
      "--mantine-color-brand-outline": onDark,
      "--mantine-primary-color-light-color": onDark,
      "--chalet-side": "#141517",
      "--chalet-hover": "#202225",
    },
  });
}
