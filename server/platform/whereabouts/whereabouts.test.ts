import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import type { CityResponse } from "maxmind";
import { StartError } from "../start-error.ts";
import { nameDevice } from "./device-name.ts";
import { openPlaces, placeOf, placeText } from "./place.ts";

test("SEC-6 no database, no place", async () => {
  const findPlace = await openPlaces({ placesFile: undefined });
  assert.equal(findPlace("81.2.69.142", "en"), undefined);
});

test("SEC-6 a file that is no database of places is told at the start, with the setting", async () => {
  const placesFile = join(tmpdir(), `chalet-no-places-${process.pid}.mmdb`);
  writeFileSync(placesFile, "not a database");
  const isClear = (error: unknown) => error instanceof StartError && /CHALET_PLACES_FILE/.test(error.hint);
  await assert.rejects(openPlaces({ placesFile }), isClear);
  await assert.rejects(openPlaces({ placesFile: "/nowhere/places.mmdb" }), isClear);
});

test("SEC-6 a town is named in the reader's language where the database has it, else in English", () => {
  const found = {
    city: { names: { en: "Geneva", de: "Genf", fr: "Genève" } },
    country: { iso_code: "CH" },
  } as unknown as CityResponse;
  assert.deepEqual(placeOf(found, "de"), { city: "Genf", country: "CH" });
  assert.deepEqual(placeOf(found, "it"), { city: "Geneva", country: "CH" });
  const country = { country: { iso_code: "FR" } } as unknown as CityResponse;
  assert.deepEqual(placeOf(country, "en"), { city: null, country: "FR" });
  assert.equal(placeOf(null, "en"), undefined);
  assert.equal(placeOf({} as CityResponse, "en"), undefined);
  assert.equal(placeText({ city: "Genf", country: "CH" }, "de"), "Genf, Schweiz");
  assert.equal(placeText({ city: null, country: "FR" }, "it"), "Francia");
});

test("a device is named by what is known of browsers, never by what a caller writes", () => {
  assert.deepEqual(
    nameDevice(
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    ),
    { browser: "Chrome", system: "Windows" },
  );
  for (const made of ["Click here http://evil.example/1.0", "", undefined, null])
    assert.deepEqual(nameDevice(made), { browser: null, system: null });
});
