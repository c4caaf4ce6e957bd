/** The part of the generator inside swissqrbill that chooses how large a symbol becomes. */
interface Generator {
  qrcodegen: { QrCode: { encodeSegments: (...given: [unknown, unknown, number, ...unknown[]]) => unknown } };
}

const smallestVersion = 14;

/**
 * Makes swissqrbill print symbols of version 14 (73 modules) or larger. Smaller ones have an alignment pattern in the middle,
 * where the Swiss cross stands, and readers that look for it there take the cross for it and read nothing (zbar does, from
 * version 8 to 13). The guidelines allow every version up to 25; the printed size stays 46 mm. The library has no option
 * for it, so its generator is wrapped; if another release keeps it elsewhere, the import fails at the start.
 */
async function raiseSmallestVersion(): Promise<void> {
  const generator = new URL("../shared/qr-code-generator.js", import.meta.resolve("swissqrbill/pdf"));
  const { qrcodegen }: Generator = await import(generator.href);
  const { encodeSegments } = qrcodegen.QrCode;
  qrcodegen.QrCode.encodeSegments = (segments, level, version, ...rest) =>
    encodeSegments(segments, level, Math.max(version, smallestVersion), ...rest);
}

await raiseSmallestVersion();
