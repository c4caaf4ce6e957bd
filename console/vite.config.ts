import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const root = import.meta.dirname;
const port = process.env.CHALET_PORT ?? "4400";
const locales = resolve(root, "../common/locales");

/** Puts the notices for browsers without script, or too old for it, into the page, in every language. */
function staticNotices(): Plugin {
  const paragraphs = (key: string) =>
    readdirSync(locales)
      .map((language) => {
        const words: unknown = JSON.parse(readFileSync(resolve(locales, language, "console.json"), "utf8"));
        const text = (words as { notice: Record<string, string> }).notice[key];
        if (!text) throw new Error(`The catalogue console has no notice.${key} in ${language}`);
        return `<p lang="${language}">${text}</p>`;
      })
      .join("");
  return {
    name: "chalet-static-notices",
    transformIndexHtml: (html) =>
      html.replace(/<!--notice:(\w+)-->/g, (_, key: string) => {
        const className = `notice notice-${key.replaceAll("_", "-")}`;
        return `<div class="${className}">${paragraphs(key)}</div>`;
      }),
  };
}

/** Gives the script that runs before the first paint a name with its hash, like all other files. */
function firstPaint(): Plugin {
  const source = "/first-paint.js";
  let reference: string | undefined;
  return {
    name: "chalet-first-paint",
    apply: "build",
    buildStart() {
      const script = readFileSync(resolve(root, `.${source}`), "utf8");
      reference = this.emitFile({ type: "asset", name: "first-paint.js", source: script });
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset" || !reference) throw new Error("The build has no index.html");
        page.source = String(page.source).replace(`src="${source}"`, `src="/${this.getFileName(reference)}"`);
      },
    },
  };
}

// What every page needs comes in two files, libraries apart from our own code, so that a new version of Chalet leaves the
// first in the browsers' caches. The rest is split by itself, so that a page brings only what it uses.
const groups = [
  { name: "libraries", tags: ["$initial" as const], test: /node_modules/, priority: 3 },
  { name: "console", tags: ["$initial" as const], priority: 2 },
  {
    name: "charts",
    test: /node_modules\/(recharts|@mantine\/charts|victory-vendor|d3-[^/]+)\//,
    priority: 1,
  },
];

export default defineConfig({
  root,
  base: "/",
  plugins: [react(), staticNotices(), firstPaint()],
  build: {
    outDir: resolve(root, "../.build/console"),
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.4", "edge123"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        strictExecutionOrder: true,
        codeSplitting: { includeDependenciesRecursively: false, groups },
      },
    },
  },
  server: {
    // The server takes changes from its own origin only (ASVS 3.5); in development that is this one.
    proxy: {
      // The console has a folder of this name, too.
      "^/api/(v1|docs|openapi)": {
        target: `http://127.0.0.1:${port}`,
        headers: { origin: `http://localhost:${port}` },
      },
      "/logo": `http://127.0.0.1:${port}`,
    },
  },
});
