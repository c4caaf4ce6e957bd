import { Progress, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importOpenItems } from "../../../../server/domains/billing/open-items/open-item.contract.ts";
import { useImportOpenItems } from "../../../hooks/staff/open-items.ts";
import { Page } from "../../../ui/Page.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";
import { UploadZone } from "../bank-files/UploadZone.tsx";
import { useSizeText } from "../bank-files/use-size-text.ts";
import { OpenItemsFormat } from "./OpenItemsFormat.tsx";
import { OpenItemsOutcome } from "./OpenItemsOutcome.tsx";

const largest_bytes = importOpenItems.upload.maxBytes;

/** Takes over the open invoices of a former system from a CSV file. */
export function OpenItemsPage() {
  const { t } = useTranslation(["staff", "console"]);
  return (
    <Page title={t("console:menu.staff_open_items")} lead={t("open_items.lead")}>
      <Stack component="section" gap="md" aria-labelledby="import">
        <Title order={2} id="import">
          {t("open_items.import")}
        </Title>
        <Import />
      </Stack>
      <OpenItemsFormat />
    </Page>
  );
}

function Import() {
  const { t } = useTranslation("staff");
  const sizeText = useSizeText();
  const act = useImportOpenItems();
  const [share, setShare] = useState(0);
  const [isTooLarge, setTooLarge] = useState(false);
  const send = ([file]: readonly File[]) => {
    if (!file) return;
    setTooLarge(file.size > largest_bytes);
    setShare(0);
    act.reset();
    if (file.size <= largest_bytes) act.mutate({ file, onProgress: setShare });
  };
  return (
    <>
      <UploadZone
        title={t("open_items.drop_title")}
        help={t("open_items.drop_help", { size: sizeText(largest_bytes) })}
        release={t("open_items.drop_release")}
        choose={t("open_items.choose")}
        multiple={false}
        disabled={act.isPending}
        onFiles={send}
      />
      {isTooLarge && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t("open_items.too_large", { size: sizeText(largest_bytes) })}
        </Text>
      )}
      {act.isPending && <Working name={act.variables.file.name} share={share} />}
      {act.error && <Refusal problem={act.error} />}
      {act.data && <OpenItemsOutcome outcome={act.data} />}
    </>
  );
}

function Working({ name, share }: { readonly name: string; readonly share: number }) {
  const { t } = useTranslation("staff");
  const text = t("open_items.working", { name });
  return (
    <div role="status">
      <Text size="sm" mb={6}>
        {text}
      </Text>
      <Progress value={share * 100} animated={share === 1} aria-label={text} />
    </div>
  );
}
