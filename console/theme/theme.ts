import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineThemeOverride,
} from "@mantine/core";
import { brandIndex, isHexColor, type Scale, scaleOf, schemeColors } from "./scale.ts";

/** What shows when the provider's colour cannot be read. */
const fallbackBrand = "#1f6feb";

const surfaces = { light: "#ffffff", dark: "#1a1b1e" } as const;
// Text on tints of the brand colour is read against these, a little nearer to it than the plain surface.
const tinted = { light: "#eef2f7", dark: "#2e2e2e" } as const;

/** Names of buttons that Mantine's components bring along. */
export interface ThemeWords {
  readonly close: string;
  readonly showPassword: string;
}

/** The theme and its CSS variables for a provider's brand colour. */
export function themeFor(
  brandColor: string,
  words: ThemeWords,
): {
  readonly theme: MantineThemeOverride;
  readonly variables: CSSVariablesResolver;
} {
  const scale = scaleOf(isHexColor(brandColor) ? brandColor : fallbackBrand);
  return { theme: themeOf(scale, words), variables: variablesOf(scale) };
}

function themeOf(scale: Scale, words: ThemeWords): MantineThemeOverride {
  return createTheme({
    colors: { brand: [...scale] },
    primaryColor: "brand",
    primaryShade: { light: brandIndex, dark: 8 },
    variantColorResolver: (input) => {
      const resolved = defaultVariantColorsResolver(input);
      const isBrandFilled = input.variant === "filled" && (input.color ?? "brand") === "brand";
      return isBrandFilled ? { ...resolved, color: "var(--mantine-primary-color-contrast)" } : resolved;
    },
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
    components: {
      ...componentDefaults,
      CloseButton: { defaultProps: { "aria-label": words.close } },
      PasswordInput: {
        defaultProps: {
          visibilityToggleFocusable: true,
          visibilityToggleButtonProps: { "aria-label": words.showPassword },
        },
      },
    },
  });
}

// Borders instead of shadows, and one size of control everywhere.
const flat = { defaultProps: { shadow: "none", withBorder: true } };
const componentDefaults: MantineThemeOverride["components"] = {
  Card: { defaultProps: { withBorder: true, padding: "lg" } },
  Paper: flat,
  Menu: { defaultProps: { shadow: "md", position: "bottom-end" } },
  Popover: { defaultProps: { shadow: "md" } },
  Modal: {
    styles: { title: { fontSize: "1.125rem", fontWeight: 620 } },
    defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, shadow: "none" },
  },
  // A header of its own would be a second banner of the page.
  ModalHeader: { defaultProps: { component: "div" } },
  DrawerHeader: { defaultProps: { component: "div" } },
  Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.4 } } },
  Anchor: { defaultProps: { underline: "hover" } },
  Tooltip: { defaultProps: { openDelay: 300 } },
  // Named, so that what is readable on the brand's colour is asked for; without a name it is always white.
  Chip: { defaultProps: { color: "brand" } },
  Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } },
};

/** The brand's colours of one scheme, by the names that Mantine's components read. */
function brandVariables(scale: Scale, surface: string): Record<string, string> {
  const { filled, filledHover, onFilled, text } = schemeColors(scale, surface);
  return {
    "--mantine-color-brand-filled": filled,
    "--mantine-color-brand-filled-hover": filledHover,
    "--mantine-primary-color-contrast": onFilled,
    "--mantine-color-brand-contrast": onFilled,
    "--mantine-color-brand-text": text,
    "--mantine-color-brand-light-color": text,
    "--mantine-color-brand-outline": text,
    "--mantine-color-anchor": text,
  };
}

/** Words of states on their tints, for light surfaces: Mantine's own reach 4.5 : 1 only in blue and grey. */
const stateTexts = {
  "--mantine-color-green-light-color": "#257535",
  "--mantine-color-orange-light-color": "#b13b0c",
  "--mantine-color-red-light-color": "#bd2828",
};

function variablesOf(scale: Scale): CSSVariablesResolver {
  return (theme) => ({
    variables: { "--chalet-content": "75rem", "--chalet-line": "80ch" },
    // Grey and red of Mantine's own fall short of 4.5 : 1 for text.
    light: {
      ...brandVariables(scale, tinted.light),
      "--mantine-color-brand-light": scale[0],
      "--mantine-color-brand-light-hover": scale[1],
      "--mantine-color-body": surfaces.light,
      "--mantine-color-text": "#1c2024",
      "--mantine-color-dimmed": "#4f5761",
      "--mantine-color-placeholder": "#6b7280",
      "--mantine-color-error": theme.colors.red[9],
      ...stateTexts,
      "--chalet-side": "#f8f9fa",
      "--chalet-hover": theme.colors.gray[0],
    },
    dark: {
      ...brandVariables(scale, tinted.dark),
      "--mantine-color-body": surfaces.dark,
      "--mantine-color-text": "#e2e4e8",
      "--mantine-color-dimmed": "#a6abb3",
      "--mantine-color-placeholder": "#9298a1",
      "--mantine-color-error": theme.colors.red[4],
      "--chalet-side": "#141517",
      "--chalet-hover": "#202225",
    },
  });
}
