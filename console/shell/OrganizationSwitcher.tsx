import { Button, Combobox, Group, ScrollArea, Text, useCombobox, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CurrentSession } from "../../server/domains/identity/sessions/session.contract.ts";
import { useSession } from "../hooks/session.ts";
import { Initials } from "../ui/Initials.tsx";
import classes from "./OrganizationSwitcher.module.css";
import { recentFirst, recentOrganizations } from "./recent-organizations.ts";

const CreateOrganizationDialog = lazy(() =>
  import("./CreateOrganizationDialog.tsx").then(({ CreateOrganizationDialog }) => ({
    default: CreateOrganizationDialog,
  })),
);

type Membership = CurrentSession["organizations"][number];

const createValue = "+";

/** Shows the organization of this tab and switches to another: searchable, by keyboard, the recent ones first (ORG-7). */
export function OrganizationSwitcher({ current }: { readonly current?: string }) {
  const { t, i18n } = useTranslation();
  const { organizations } = useSession();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const [creating, dialog] = useDisclosure(false);
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setSearch("");
      combobox.resetSelectedOption();
    },
  });
  const membership = organizations.find(({ id }) => id === current);
  const found = recentFirst(organizations, recentOrganizations(), i18n.language).filter((organization) =>
    fits(organization, search),
  );

  const choose = (value: string) => {
    combobox.closeDropdown();
    if (value === createValue) dialog.open();
    else void navigate({ to: "/o/$organizationId", params: { organizationId: value } });
  };

  return (
    <>
      <Combobox
        store={combobox}
        onOptionSubmit={choose}
        width={320}
        position="bottom-start"
        withinPortal={false}
      >
        <Combobox.Target targetType="button">
          <Button
            variant="subtle"
            color="gray"
            classNames={{ root: classes.button, label: classes.label }}
            onClick={() => combobox.toggleDropdown()}
            leftSection={membership && <Initials name={membership.name} size={24} square />}
            rightSection={<IconSelector size={16} aria-hidden />}
          >
            {membership && <VisuallyHidden>{t("switcher.label")} </VisuallyHidden>}
            {membership?.name ?? t("switcher.choose")}
          </Button>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
            placeholder={t("switcher.search")}
            aria-label={t("switcher.search")}
          />
          <Combobox.Options aria-label={t("switcher.list")}>
            <ScrollArea.Autosize mah={320} type="auto">
              {found.map((organization) => (
                <Option
                  key={organization.id}
                  organization={organization}
                  isCurrent={organization.id === current}
                />
              ))}
              {found.length === 0 && <Combobox.Empty>{t("list.nothing_found")}</Combobox.Empty>}
            </ScrollArea.Autosize>
            <Combobox.Option value={createValue} className={classes.create}>
              <Group gap="sm" wrap="nowrap">
                <IconPlus size={16} aria-hidden />
                {t("switcher.create")}
              </Group>
            </Combobox.Option>
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Suspense>{creating && <CreateOrganizationDialog onClose={dialog.close} />}</Suspense>
    </>
  );
}

function Option({
  organization,
  isCurrent,
}: {
  readonly organization: Membership;
  readonly isCurrent: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Combobox.Option value={organization.id} active={isCurrent}>
      <Group gap="sm" wrap="nowrap">
        <Initials name={organization.name} size={28} square />
        <div className={classes.names}>
          <Text size="sm" truncate>
            {organization.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {t("switcher.detail", {
              number: organization.customerNumber,
              role: t(`role.${organization.role}`),
            })}
          </Text>
        </div>
        {isCurrent && <IconCheck size={16} aria-hidden />}
      </Group>
    </Combobox.Option>
  );
}

function fits({ name, customerNumber }: Membership, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  return name.toLocaleLowerCase().includes(wanted) || String(customerNumber).startsWith(wanted);
}
