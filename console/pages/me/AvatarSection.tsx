import { Button, FileButton, Group, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { leastAvatarSide } from "../../../server/domains/identity/avatars/avatar.contract.ts";
import { shownByAct } from "../../api/query.ts";
import { useRemoveAvatar } from "../../hooks/avatar.ts";
import { useSession } from "../../hooks/session.ts";
import { PersonPicture } from "../../ui/PersonPicture.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { CropDialog } from "./CropDialog.tsx";

/** The picture of oneself: add, cut, remove (ACC-3). */
export function AvatarSection() {
  const { t } = useTranslation("identity");
  const { user } = useSession();
  const [file, setFile] = useState<File | null>(null);
  const remove = useRemoveAvatar();
  const tell = (message: string) => notifications.show({ message, color: "green" });
  const removeIt = () => remove.mutateAsync({}).then(() => tell(t("avatar.removed")), shownByAct);
  return (
    <section aria-labelledby="picture">
      <Title order={2} id="picture" mb={4}>
        {t("avatar.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t("avatar.lead")}
      </Text>
      {remove.error && <Refusal problem={remove.error} />}
      <Group gap="lg" wrap="nowrap">
        <PersonPicture
          userId={user.id}
          name={`${user.firstName} ${user.lastName}`}
          avatar={user.avatar}
          size={96}
        />
        <Stack gap="xs">
          <Group gap="sm">
            <FileButton
              onChange={setFile}
              accept="image/jpeg,image/png,image/webp"
              inputProps={{ "aria-label": t(user.avatar ? "avatar.change" : "avatar.add") }}
            >
              {(button) => (
                <Button variant="default" {...button}>
                  {t(user.avatar ? "avatar.change" : "avatar.add")}
                </Button>
              )}
            </FileButton>
            {user.avatar && (
              <Button variant="subtle" color="red" onClick={removeIt} loading={remove.isPending}>
                {t("avatar.remove")}
              </Button>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {t("avatar.kinds", { pixels: leastAvatarSide })}
          </Text>
        </Stack>
      </Group>
      {file && (
        <CropDialog
          file={file}
          onClose={() => setFile(null)}
          onDone={() => {
            setFile(null);
            tell(t("avatar.saved"));
          }}
        />
      )}
    </section>
  );
}
