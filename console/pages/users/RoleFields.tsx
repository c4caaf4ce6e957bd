import { Checkbox, Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type MemberRole, memberRoles } from "../../../common/permissions.ts";
import type { FieldProps } from "../../ui/form/use-act-form.ts";

interface RoleFieldsProps {
  readonly field: (path: string) => FieldProps;
  readonly values: { readonly role: MemberRole; readonly hasBilling: boolean };
  /** True for those who may make somebody a legal representative (ORG-5). */
  readonly mayAppoint: boolean;
}

/** Chooses a role, each with what it lets one do; and billing, where the role leaves it open. */
export function RoleFields({ field, values, mayAppoint }: RoleFieldsProps) {
  const { t } = useTranslation(["organizations", "console"]);
  const offered = memberRoles.filter((one) => one !== "legal_representative" || mayAppoint);
  return (
    <>
      <Radio.Group {...field("role")}>
        <Stack gap="sm" mt="xs">
          {offered.map((role) => (
            <Radio
              key={role}
              value={role}
              label={t(`console:role.${role}`)}
              description={t(`role_rights.${role}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {values.role === "collaborator" && <Checkbox {...field("hasBilling")} checked={values.hasBilling} />}
    </>
  );
}
