import { type NotificationData, notifications } from "@mantine/notifications";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useSyncExternalStore } from "react";
import { type BankFile, bankFileQuery, isWorking } from "../../../hooks/staff/bank-files.ts";
import { startAgain, startUploads, type Upload, uploadStore } from "./uploads.ts";

/** The files on their way to the server, and how to send more; tells when the server is through with one. */
export function useUploads() {
  const client = useQueryClient();
  const uploads = useSyncExternalStore(uploadStore.subscribe, uploadStore.read);
  const follow = (file: BankFile) => void tellWhenDone(client, file);
  return {
    uploads,
    start: (files: readonly File[]) => startUploads(client, files, follow),
    again: (failed: Upload) => startAgain(client, failed, follow),
  };
}

const every_ms = 2_000;
const shown_ms = 10_000;

/** Follows a file also after its page was left. */
async function tellWhenDone(client: QueryClient, file: BankFile): Promise<void> {
  let last = file;
  while (isWorking(last)) {
    await new Promise((resolve) => setTimeout(resolve, every_ms));
    last = await client.fetchQuery({ ...bankFileQuery(file.id), staleTime: 0 }).catch(() => last);
  }
  notifications.show({ ...noteOn(last), autoClose: shown_ms });
}

function noteOn({ name, state, results }: BankFile): NotificationData {
  const { t } = i18next;
  if (state === "refused") {
    return {
      title: t("bank:page.files.told_refused", { name }),
      message: t("bank:page.files.told_refused_text"),
      color: "red",
    };
  }
  const count = results.unassigned + results.possibleDuplicate;
  return {
    title: t("bank:page.files.told_done", { name }),
    message:
      count > 0 ? t("bank:page.files.told_waiting", { count }) : t("bank:page.files.told_nothing_waits"),
    color: count > 0 ? "orange" : "green",
  };
}
