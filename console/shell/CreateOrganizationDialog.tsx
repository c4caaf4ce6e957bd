import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { readSessionAgain } from "../hooks/session.ts";
import { CreateOrganizationForm } from "../pages/organization/CreateOrganizationForm.tsx";

/** Creates another organization and goes there (ORG-1). */
export function CreateOrganizationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["console", "organizations"]);
  const navigate = useNavigate();
  const client = useQueryClient();
  const goThere = async (organizationId: string) => {
    await readSessionAgain(client);
    onClose();
    await navigate({ to: "/o/$organizationId", params: { organizationId } });
  };
  return (
    <Modal opened onClose={onClose} title={t("switcher.create")}>
      <CreateOrganizationForm onCreated={goThere} />
    </Modal>
  );
}
