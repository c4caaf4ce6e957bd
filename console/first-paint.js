// Runs before anything is painted: the colour scheme, and whether this browser is new enough for the console.
// Written so that an old browser can read it.
(() => {
  var root = document.documentElement;
  var stored = null;
  try {
    stored = window.localStorage.getItem("mantine-color-scheme-value");
  } catch (_) {
    // Storage is switched off: the system's scheme counts.
  }
  var dark = stored === "dark";
  if (stored !== "dark" && stored !== "light" && window.matchMedia) {
    dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  }
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");

  var isNewEnough =
    "noModule" in document.createElement("script") &&
    typeof Object.groupBy === "function" &&
    typeof AbortSignal === "function" &&
    window.CSS !== undefined &&
    CSS.supports("color", "color-mix(in srgb, red, blue)") &&
    CSS.supports("selector(:has(a))");
  if (!isNewEnough) root.className += " too-old";
})();
