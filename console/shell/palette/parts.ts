import type { ComponentType } from "react";
import { ActsPart } from "./ActsPart.tsx";
import { CustomersPart } from "./CustomersPart.tsx";
import { InvoicesPart } from "./InvoicesPart.tsx";
import { OrganizationsPart } from "./OrganizationsPart.tsx";
import { PagesPart } from "./PagesPart.tsx";
import type { PalettePartProps } from "./PaletteGroup.tsx";
import { ProductsPart } from "./ProductsPart.tsx";

/** All parts of the palette, in their order. An area adds its own here: a component that renders a `PaletteGroup`. */
export const paletteParts: readonly ComponentType<PalettePartProps>[] = [
  PagesPart,
  ProductsPart,
  InvoicesPart,
  CustomersPart,
  ActsPart,
  OrganizationsPart,
];
