import { type CityResponse, open, type Reader, validate } from "maxmind";
import type { Configuration } from "../configuration.ts";
import type { Language } from "../i18n/i18n.ts";
import { StartError } from "../start-error.ts";

/** Where a network address is, as the operator's database says: roughly, and sometimes wrongly. */
export interface Place {
  readonly city: string | null;
  /** ISO 3166-1. */
  readonly country: string;
}

const readers = new Map<string, Promise<Reader<CityResponse>>>();

/** Says where an address is; undefined where the database does not know. */
export type FindPlace = (address: string | null | undefined, language: Language) => Place | undefined;

/**
 * The database of places, if one is configured; without one nothing is found. It is read into memory once, and again whenever its file
 * changes. Throws StartError where it cannot be read.
 */
export async function openPlaces({ placesFile }: Pick<Configuration, "placesFile">): Promise<FindPlace> {
  if (!placesFile) return () => undefined;
  const reader = await readerOf(placesFile).catch((error: Error) => {
    readers.delete(placesFile);
    throw new StartError(
      `The database of places cannot be read: ${error.message}.`,
      "CHALET_PLACES_FILE names a file in the format MMDB, for example GeoLite2-City.mmdb or dbip-city-lite.mmdb.",
    );
  });
  return (address, language) =>
    address && validate(address) ? placeOf(reader.get(address), language) : undefined;
}

/** What people read of a database's answer: the town in their language if it has that, and the country. */
export function placeOf(found: CityResponse | null, language: Language): Place | undefined {
  const country = found?.country?.iso_code ?? found?.registered_country?.iso_code;
  if (!country) return undefined;
  const names: Readonly<Record<string, string | undefined>> = { ...found?.city?.names };
  return { city: names[language] ?? names.en ?? null, country };
}

/** A place in words: "Zürich, Schweiz". */
export function placeText({ city, country }: Place, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
  return city ? `${city}, ${name}` : name;
}

function readerOf(file: string): Promise<Reader<CityResponse>> {
  const known = readers.get(file);
  if (known) return known;
  const opening = open<CityResponse>(file, { watchForUpdates: true, watchForUpdatesNonPersistent: true });
  readers.set(file, opening);
  return opening;
}
