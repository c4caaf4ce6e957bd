/** What a form-encoded request says, in Stripe's way of writing: `a[b][0]=x` is a list in b of a. */
export type FormValue = string | FormObject | FormValue[];
export interface FormObject {
  [name: string]: FormValue;
}

const most = 200;

/** Reads a form-encoded text; names that no object may have are left out. */
export function parseForm(text: string): FormObject {
  const result: FormObject = Object.create(null);
  for (const [name, value] of [...new URLSearchParams(text)].slice(0, most)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    if (path.length > 0 && path.length < 10) put(result, path, value);
  }
  return listsOf(result) as FormObject;
}

function put(object: FormObject, [first = "", ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    object[first] = value;
    return;
  }
  const inner = object[first];
  const next: FormObject =
    typeof inner === "object" && !Array.isArray(inner) ? inner : (Object.create(null) as FormObject);
  object[first] = next;
  put(next, rest, value);
}

/** Objects whose names are 0, 1, 2 … are lists. */
function listsOf(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const inner = names.map((name): [string, FormValue] => [name, listsOf(value[name] ?? "")]);
  const isList = names.length > 0 && names.every((name, at) => name === String(at));
  return isList ? inner.map(([, one]) => one) : Object.fromEntries(inner);
}
