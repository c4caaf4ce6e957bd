import { useTranslation } from "react-i18next";

/** How many sessions and API tokens were ended, in words. */
export function useEndedText() {
  const { t } = useTranslation("identity");
  return {
    sessions: (count: number) =>
      count === 0 ? t("compromised.sessions.none") : t("reset.ended_sessions", { count }),
    tokens: (count: number) =>
      count === 0 ? t("compromised.tokens.none") : t("reset.ended_tokens", { count }),
  };
}
