import { giveProof, readProofs } from "../../server/domains/identity/proofs/proof.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const proofsQuery = () => queryFor(readProofs, {}, ["factors", "session"]);

export const useGiveProof = () => useAct(giveProof, { changes: ["session"] });
