import { useTranslation } from "react-i18next";
import type { StaffCustomer } from "../../../hooks/staff/customer.ts";
import { DataRows } from "../../../ui/DataList.tsx";

type Member = StaffCustomer["members"][number];

/** The people of a customer with their roles. */
export function CustomerMembers({ members }: { readonly members: readonly Member[] }) {
  const { t } = useTranslation(["staff", "console"]);
  return (
    <DataRows<Member>
      label={t("customer.members")}
      rows={members}
      rowKey={({ userId }) => userId}
      columns={[
        { id: "name", label: t("field.name"), main: true, value: ({ name }) => name },
        { id: "email", label: t("customer.email"), value: ({ email }) => email },
        { id: "role", label: t("customer.role"), value: ({ role }) => t(`console:role.${role}`) },
      ]}
    />
  );
}
