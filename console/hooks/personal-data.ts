import { useMutation } from "@tanstack/react-query";
import { readPersonalData } from "../../server/domains/identity/personal-data/personal-data.contract.ts";
import { fetchFile } from "../api/client.ts";
import type { ApiProblem } from "../api/problem.ts";
import { saveFile } from "../api/save-file.ts";

/** Brings the file with all that is held about the person, once they proved who they are, and lets the browser save it. */
export const useDownloadPersonalData = () =>
  useMutation<void, ApiProblem, void>({
    mutationFn: async () => saveFile(await fetchFile(readPersonalData, {})),
  });
