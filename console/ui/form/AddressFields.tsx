import { TextInput } from "@mantine/core";
import classes from "./AddressFields.module.css";
import { CountrySelect } from "./CountrySelect.tsx";
import type { FieldProps } from "./use-act-form.ts";

interface AddressFieldsProps {
  /** Gives the properties of a field by its path. */
  readonly field: (path: string) => FieldProps;
  readonly countryHelp: string;
  readonly vatNumberHelp: string;
}

const helpBelow = ["label", "input", "description", "error"] as const;

/** The postal address, country and VAT number of whoever is billed. */
export function AddressFields({ field, countryHelp, vatNumberHelp }: AddressFieldsProps) {
  return (
    <>
      <div className={classes.street}>
        <TextInput {...field("street")} autoComplete="address-line1" />
        <TextInput {...field("buildingNumber")} autoComplete="off" />
      </div>
      <div className={classes.town}>
        <TextInput {...field("postalCode")} autoComplete="postal-code" />
        <TextInput {...field("town")} autoComplete="address-level2" />
      </div>
      <CountrySelect {...field("country")} description={countryHelp} inputWrapperOrder={[...helpBelow]} />
      <TextInput
        {...field("vatNumber")}
        description={vatNumberHelp}
        inputWrapperOrder={[...helpBelow]}
        autoComplete="off"
      />
    </>
  );
}
