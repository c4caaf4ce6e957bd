/** What a list can be narrowed by besides its chips; the names are those of the query, in the address and in the call. */
export interface NarrowField {
  readonly kind: "day" | "amount" | "choice" | "fixed";
  readonly name: string;
  readonly label: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** How a value is called that no field offers: a customer of the address. */
  readonly text?: string | undefined;
}
