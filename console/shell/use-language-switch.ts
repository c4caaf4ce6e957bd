import { useQueryClient } from "@tanstack/react-query";
import { useUpdateProfile } from "../hooks/accounts.ts";
import type { Language } from "../language/language.ts";
import { showLanguage } from "../language/words.ts";

/** Shows another language at once, reads anew what the server wrote in the old one, and saves the choice. */
export function useLanguageSwitch() {
  const client = useQueryClient();
  const update = useUpdateProfile();
  return async (language: Language) => {
    await showLanguage(language);
    await update.mutateAsync({ body: { language } });
    await client.invalidateQueries();
  };
}
