import i18next from "i18next";
import type { ApiProblem } from "../api/problem.ts";

/** Why a call failed, for the reader: the server's own sentence, or ours where no server could say one. */
export function problemText(problem: ApiProblem): string {
  switch (problem.code) {
    case "console.no_connection":
      return i18next.t("problem.no_connection");
    case "console.signed_out":
      return i18next.t("problem.signed_out");
    case "console.unexpected":
      return i18next.t("problem.unexpected");
    default:
      return problem.message;
  }
}
