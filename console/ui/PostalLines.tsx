import { useTranslation } from "react-i18next";
import classes from "./PostalLines.module.css";

interface PostalLinesProps {
  readonly name: string;
  readonly department?: string;
  readonly street: string;
  readonly buildingNumber: string;
  readonly postalCode: string;
  readonly town: string;
  readonly country: string;
}

/** Name and postal address, as they stand in the window of an envelope. */
export function PostalLines(address: PostalLinesProps) {
  const { i18n } = useTranslation();
  const { name, department = "", street, buildingNumber, postalCode, town } = address;
  const country = new Intl.DisplayNames([i18n.language], { type: "region" }).of(address.country) ?? "";
  const lines = [name, department, `${street} ${buildingNumber}`, `${postalCode} ${town}`, country];
  return (
    <address className={classes.address}>
      {lines
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
    </address>
  );
}
