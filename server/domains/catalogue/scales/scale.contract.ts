import { z } from "zod";
import { endpoint } from "../../../../common/contract.ts";

const Step = z.object({
  fromQuantity: z
    .int({ error: "field.whole_number" })
    .min(1, { error: "field.whole_number" })
    .max(100_000, { error: "field.whole_number" }),
  rate: z
    .string()
    .trim()
    .regex(/^\d{1,2}(\.\d{1,3})?$/, { error: "field.percentage" })
    .meta({ description: "Percent, below 100, with three decimals at most" }),
});

type Steps = readonly z.output<typeof Step>[];
const rises = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0));
const isRising = (steps: Steps) =>
  rises(steps.map(({ fromQuantity }) => fromQuantity)) && rises(steps.map(({ rate }) => Number(rate)));

export const addScale = endpoint({
  id: "staff.family.add_scale",
  method: "POST",
  path: "/staff/families/:familyId/scales",
  summary:
    "New volume rates of a family, whole, from today or a later day on (CAT-3). Former ones stay as they were.",
  actor: "staff",
  permission: "staff.catalogue.change",
  mode: "write",
  idempotent: true,
  params: z.object({ familyId: z.string().max(60) }),
  body: z.object({
    validFrom: z.iso.date({ error: "field.required" }),
    steps: z
      .array(Step)
      .min(1, { error: "field.required" })
      .max(12)
      .refine(isRising, { error: "field.rising_steps" })
      .meta({ description: "From how many products on which rate; both rise" }),
  }),
  status: 204,
  answer: null,
});
