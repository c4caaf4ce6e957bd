import type { InvoiceDocument } from "../documents/invoice-document.ts";

/** The name that Factur-X 1.0 gives to the invoice inside the PDF. */
const facturXFile = "factur-x.xml";

const namespace = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

const properties = {
  DocumentFileName: ["name of the embedded XML invoice file", facturXFile],
  DocumentType: ["INVOICE", "INVOICE"],
  Version: ["The actual version of the Factur-X XML schema", "1.0"],
  ConformanceLevel: ["The conformance level of the embedded Factur-X data", "EN 16931"],
} as const;

const describedProperties = Object.entries(properties).map(
  ([name, [description]]) => `<rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>${name}</pdfaProperty:name>
    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
    <pdfaProperty:category>external</pdfaProperty:category>
    <pdfaProperty:description>${description}</pdfaProperty:description>
  </rdf:li>`,
);

/** PDF/A allows properties of its own in the metadata only where the file describes them (ISO 19005-3, 6.6.2.3). */
const extensionSchema = `<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>${describedProperties.join("\n")}</rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

const values = Object.entries(properties).map(([name, [, value]]) => `<fx:${name}>${value}</fx:${name}>`);
const facturXDescription = `<rdf:Description rdf:about="" xmlns:fx="${namespace}">${values.join("")}</rdf:Description>`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

// Pdfkit writes the author into the metadata as it is; a name with "&" would break them, so it is written here instead.
const creatorOf = (
  name: string,
) => `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:creator><rdf:Seq><rdf:li>${escaped(name)}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>`;

/**
 * Makes a PDF/A-3 file a Factur-X one (version 1.0, profile EN 16931): the CII file inside, as an alternative of the pages, and the metadata
 * that say so. Nothing of it shows on the pages.
 */
export function attachFacturX(pdf: PDFKit.PDFDocument, document: InvoiceDocument, cii: Buffer): void {
  const { CreationDate: madeAt } = pdf.info;
  const file = {
    name: facturXFile,
    type: "text/xml",
    description: "Factur-X",
    relationship: "Alternative",
    creationDate: madeAt,
    modifiedDate: madeAt,
  };
  pdf.file(cii, file);
  for (const xml of [creatorOf(document.provider.name), extensionSchema, facturXDescription])
    pdf.appendXML(xml);
}
