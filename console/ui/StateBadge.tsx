import { Badge } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconCopy,
  IconPlayerPause,
  IconRefresh,
  IconWallet,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** What a state asks of the reader: nothing, patience, attention, action; or it is over. */
type Tone = "good" | "waiting" | "attention" | "bad" | "over";

const looks: Readonly<Record<Tone, { readonly color: string; readonly icon: Icon }>> = {
  good: { color: "green", icon: IconCheck },
  waiting: { color: "blue", icon: IconClock },
  attention: { color: "orange", icon: IconAlertTriangle },
  bad: { color: "red", icon: IconAlertTriangle },
  over: { color: "gray", icon: IconX },
};

/** The states of each kind of record; their words stand in the catalogue `console` under `state.<kind>`. */
export const stateTones = {
  product: {
    pending: "waiting",
    active: "good",
    expired: "attention",
    suspended: "bad",
    terminated: "over",
    cancelled: "over",
  },
  order: { pending: "waiting", paid: "good", cancelled: "over" },
  billing_address: { active: "good", archived: "over" },
  invoice: { open: "waiting", overdue: "bad", paid: "good", credited: "over", written_off: "over" },
  payout: {
    requested: "waiting",
    approved: "waiting",
    sent: "waiting",
    done: "good",
    refused: "bad",
    withdrawn: "over",
    returned: "attention",
  },
  charge: {
    started: "waiting",
    action_needed: "attention",
    processing: "waiting",
    succeeded: "good",
    failed: "bad",
    cancelled: "over",
  },
  chargeback: { open: "bad", won: "good", lost: "bad" },
  refund: { requested: "waiting", done: "good", failed: "bad" },
  payment_profile: { valid: "good", expiring: "attention", expired: "bad" },
  top_up: { open: "waiting", received: "good", cancelled: "over" },
  bank_file: { received: "waiting", reading: "waiting", booking: "waiting", done: "good", refused: "bad" },
  bank_payment: {
    read: "waiting",
    paid: "good",
    prepaid: "waiting",
    assigned: "good",
    unassigned: "attention",
    possible_duplicate: "attention",
    duplicate: "over",
    dismissed: "over",
  },
  member: { active: "good" },
  invitation: { open: "waiting", accepted: "good", expired: "attention", withdrawn: "over" },
  request: { open: "attention", waiting: "waiting", solved: "good", closed: "over" },
  own_request: { open: "waiting", waiting: "attention", solved: "good", closed: "over" },
  claim: { open: "waiting", confirmed: "good", withdrawn: "over" },
  price: { current: "good", upcoming: "waiting", former: "over" },
  job: { waiting: "waiting", failing: "attention", dead: "bad" },
  mail: { waiting: "waiting", kept: "good", sent: "good" },
} as const satisfies Record<string, Record<string, Tone>>;

export type StateKind = keyof typeof stateTones;

/** What `<StateBadge kind="invoice" state="overdue" />` takes. */
export type StateBadgeProps = {
  [Kind in StateKind]: { readonly kind: Kind; readonly state: keyof (typeof stateTones)[Kind] };
}[StateKind];

const icons: Partial<Record<string, Icon>> = {
  suspended: IconPlayerPause,
  pending: IconCircleDashed,
  prepaid: IconWallet,
  possible_duplicate: IconCopy,
  duplicate: IconCopy,
  dismissed: IconCopy,
  failing: IconRefresh,
};

/** A state as a word with an icon and a colour. */
export function StateBadge(props: StateBadgeProps) {
  const { t } = useTranslation();
  const tones: Readonly<Record<string, Tone>> = stateTones[props.kind];
  const { color, icon } = looks[tones[props.state] ?? "over"];
  const Sign = icons[props.state] ?? icon;
  return (
    <Badge
      color={color}
      variant="light"
      tt="none"
      fw={550}
      size="lg"
      miw="max-content"
      leftSection={<Sign size={14} aria-hidden />}
    >
      {t(`state.${props.kind}.${props.state}` as "state.order.paid")}
    </Badge>
  );
}
