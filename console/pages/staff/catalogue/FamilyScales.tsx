import { Button, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { catalogueFrameQuery, type StaffFamily } from "../../../hooks/staff/plans.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { AddScaleDialog } from "./AddScaleDialog.tsx";

/** The volume rates of each family, those that count and those to come (CAT-3). */
export function FamilyScales() {
  const { t } = useTranslation("staff");
  const { families } = useSuspenseQuery(catalogueFrameQuery()).data;
  const mayChange = useStaffMay("staff.catalogue.change");
  const [family, setFamily] = useState<StaffFamily>();
  return (
    <section aria-labelledby="scales">
      <Title order={2} id="scales" mb="sm">
        {t("catalogue.scales")}
      </Title>
      <DataRows<StaffFamily>
        label={t("catalogue.scales")}
        rows={families}
        rowKey={({ id }) => id}
        columns={[
          { id: "family", label: t("catalogue.family"), main: true, value: ({ name }) => name },
          { id: "steps", label: t("catalogue.scale_steps"), value: (one) => <Scales family={one} /> },
          {
            id: "act",
            label: "",
            align: "end",
            value: (one) =>
              mayChange && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => setFamily(one)}
                  aria-label={t("catalogue.scale_title", { family: one.name })}
                >
                  {t("catalogue.scale_add")}
                </Button>
              ),
          },
        ]}
      />
      {family && <AddScaleDialog key={family.id} family={family} onClose={() => setFamily(undefined)} />}
    </section>
  );
}

function Scales({ family: { scales } }: { readonly family: StaffFamily }) {
  const { t } = useTranslation("staff");
  if (scales.length === 0) return t("catalogue.no_scale");
  return scales.map(({ validFrom, steps }) => (
    <Text key={validFrom} size="sm">
      <Day day={validFrom} />{" "}
      {steps
        .map(({ fromQuantity, rate }) => t("catalogue.scale_step", { quantity: fromQuantity, rate }))
        .join(" · ")}
    </Text>
  ));
}
