import type { AnswerOf } from "../../common/contract.ts";
import { createToken, listTokens, revokeToken } from "../../server/domains/identity/tokens/token.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export type ApiToken = AnswerOf<typeof listTokens>["items"][number];
export type NewApiToken = AnswerOf<typeof createToken>;

export const tokensQuery = () => queryFor(listTokens, {}, ["tokens"]);

export const useCreateToken = () => useAct(createToken, { changes: ["tokens", "activity"] });
export const useRevokeToken = () => useAct(revokeToken, { changes: ["tokens", "activity"] });
