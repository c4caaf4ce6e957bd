import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AnswerOf } from "../../common/contract.ts";
import { changeAvatar, removeAvatar } from "../../server/domains/identity/avatars/avatar.contract.ts";
import { upload } from "../api/client.ts";
import type { ApiProblem } from "../api/problem.ts";
import { useAct } from "../api/query.ts";
import { refresh } from "../api/refresh.ts";

/** The part of a picture to show, in its pixels. */
export interface CutPicture {
  readonly file: File;
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Uploads a picture of oneself. */
export function useChangeAvatar() {
  const client = useQueryClient();
  return useMutation<AnswerOf<typeof changeAvatar>, ApiProblem, CutPicture>({
    mutationFn: ({ file, ...query }) => upload(changeAvatar, { query }, file, () => {}),
    onSuccess: () => refresh(client, ["session", "members"]),
  });
}

export const useRemoveAvatar = () => useAct(removeAvatar, { changes: ["session", "members"] });
