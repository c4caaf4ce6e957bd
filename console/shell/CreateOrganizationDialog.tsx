import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { readSessionAgain } from "../hooks/session.ts";
import { ListSkeleton } from "../ui/DataRows.tsx";

const CreateOrganizationForm = lazy(() =>
  import("../pages/organization/CreateOrganizationForm.tsx").then(({ CreateOrganizationForm }) => ({
    default: CreateOrganizationForm,
  })),
);

interface CreateOrganizationDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Creates another organization and goes there (ORG-1). */
export function CreateOrganizationDialog({ opened, onClose }: CreateOrganizationDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const goThere = async (organizationId: string) => {
    await readSessionAgain(client);
    onClose();
    await navigate({ to: "/o/$organizationId", params: { organizationId } });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t("switcher.create")}>
      <Suspense fallback={<ListSkeleton label={t("loading")} />}>
        <CreateOrganizationForm onCreated={goThere} />
      </Suspense>
    </Modal>
  );
}
