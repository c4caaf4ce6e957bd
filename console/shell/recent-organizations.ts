const storageKey = "chalet.organizations";
const kept = 8;

/** Ids of the organizations visited in this browser, the latest first. */
export function recentOrganizations(): readonly string[] {
  return (localStorage.getItem(storageKey) ?? "").split(" ").filter(Boolean);
}

/** Puts an organization first among the recent ones. */
export function visitOrganization(organizationId: string): void {
  const rest = recentOrganizations().filter((id) => id !== organizationId);
  localStorage.setItem(storageKey, [organizationId, ...rest].slice(0, kept).join(" "));
}

/** Forgets them, at sign-out: the next person at this browser has other organizations. */
export function forgetOrganizations(): void {
  localStorage.removeItem(storageKey);
}

/** A list of organizations with the recent ones first, then by name. */
export function recentFirst<T extends { readonly id: string; readonly name: string }>(
  organizations: readonly T[],
  recent: readonly string[],
  language: string,
): T[] {
  const rank = (id: string) => {
    const at = recent.indexOf(id);
    return at < 0 ? recent.length : at;
  };
  const { compare } = new Intl.Collator(language, { numeric: true });
  return organizations.toSorted((a, b) => rank(a.id) - rank(b.id) || compare(a.name, b.name));
}
