import { z } from "zod";
import {
  Abilities,
  amountFilters,
  csvEndpoint,
  Day,
  dayFilters,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";
import { periods } from "../../catalogue/plans/plan.contract.ts";

export const orderStates = ["pending", "paid", "cancelled"] as const;

/** The billing address by its id (ORG-9); null is the organization's own. */
const BillingAddressId = Id.nullable()
  .default(null)
  .meta({ description: "A billing address of the organization; null: its own address" });

/** What a browser may say of an order: plans and quantities, never prices. */
export const OrderLines = z
  .array(
    z.object({
      planId: z.string().max(60),
      period: z.enum(periods),
      quantity: z.int().min(1, { error: "field.quantity" }).max(100, { error: "field.quantity" }),
      label: z
        .string()
        .trim()
        .max(253, { error: "field.too_long" })
        .regex(/^[^\p{Cc}]*$/u, { error: "field.one_line" })
        .optional()
        .meta({ description: "A name for the product; a domain name for domains" }),
      optionIds: z
        .array(z.string().max(60))
        .max(20, { error: "field.too_many" })
        .optional()
        .meta({ description: "Options of the plan (CAT-1), for each product of the line" }),
    }),
  )
  .min(1, { error: "field.required" })
  .max(20, { error: "field.too_many" });

/** What a volume rate takes off a line: percent as an exact decimal, what it is taken from and how much it is. */
export const VolumeDiscount = z.object({ rate: z.string(), listMinor: z.int(), minor: z.int() });

export const PricedOrder = z.object({
  currency: z.string(),
  lines: z.array(
    z.object({
      planId: z.string(),
      optionId: z.string().nullable(),
      ofLine: z
        .int()
        .nullable()
        .meta({ description: "For an option the place of its product among the lines, from 0" }),
      description: z.string(),
      label: z.string().nullable(),
      period: z.enum(periods),
      quantity: z.int(),
      unitPriceMinor: z.int(),
      volume: VolumeDiscount.nullable(),
      netMinor: z.int(),
      vatRate: z.string(),
      vatCode: z.string(),
    }),
  ),
  vat: z.array(z.object({ rate: z.string(), code: z.string(), netMinor: z.int(), vatMinor: z.int() })),
  netMinor: z.int(),
  vatMinor: z.int(),
  totalMinor: z.int(),
});

export const priceOrder = endpoint({
  id: "order.price",
  method: "POST",
  path: "/organizations/:organizationId/orders/prices",
  summary: "What an order would cost, with VAT; nothing is stored.",
  actor: "member",
  permission: "orders.place",
  mode: "read",
  params: OrganizationParams,
  body: z.object({ lines: OrderLines, billingAddressId: BillingAddressId }),
  status: 200,
  answer: PricedOrder.extend({
    volumeRates: z
      .array(
        z.object({
          familyId: z.string(),
          familyName: z.string(),
          quantity: z.int(),
          rate: z.string(),
          next: z.object({ missing: z.int(), rate: z.string() }).nullable(),
        }),
      )
      .meta({
        description:
          "Per family: products that the organization has and orders, their rate, and the next one (CAT-3)",
      }),
  }),
});

export const Order = PricedOrder.extend({
  id: Id,
  number: z.int(),
  state: z.enum(orderStates),
  placedAt: Instant,
  placedByName: z.string().nullable(),
  expiresOn: Day,
  paidAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  cancelCause: z.enum(["customer", "time", "credit_note"]).nullable(),
  invoiceId: Id.nullable(),
  /** How to pay while the order is pending by its pro-forma; null once there is an invoice, or paid or cancelled. */
  payment: z
    .object({
      dueItemId: Id,
      reference: z.string(),
      minor: z.int().meta({ description: "What is still to be paid" }),
      prepaidMinor: z.int().meta({ description: "What was set aside of the prepaid account for it" }),
      currency: z.string(),
      dueOn: Day,
      accountName: z.string(),
      iban: z.string(),
      bic: z.string(),
      proformaId: Id,
    })
    .nullable(),
  productIds: z.array(Id),
  /** Whom it is billed to, as it stood when the order was placed. */
  customer: z.object({
    name: z.string(),
    department: z.string(),
    street: z.string(),
    buildingNumber: z.string(),
    postalCode: z.string(),
    town: z.string(),
    country: z.string(),
    vatNumber: z.string().nullable(),
  }),
  billingAddressId: Id.nullable(),
  termsVersion: z.string().nullable(),
  termsAcceptedAt: Instant.nullable(),
  abilities: Abilities.meta({ description: "cancel, invoice, pay_from_prepaid, set_prepaid_part" }),
});

export const placeOrder = endpoint({
  id: "order.place",
  method: "POST",
  path: "/organizations/:organizationId/orders",
  summary: "Place an order and receive its pro-forma (MON-3). Needs the complete postal address.",
  actor: "member",
  permission: "orders.place",
  mode: "write",
  idempotent: true,
  params: OrganizationParams,
  body: z.object({
    lines: OrderLines,
    /** The total that the person saw; the order is refused if prices changed meanwhile. */
    expectedTotalMinor: z.int(),
    billingAddressId: BillingAddressId,
    termsVersion: z
      .string()
      .max(60)
      .nullable()
      .default(null)
      .meta({ description: "The version of the provider's terms that the person accepted" }),
  }),
  status: 201,
  answer: Order,
});

export const listOrders = endpoint({
  id: "order.list",
  method: "GET",
  path: "/organizations/:organizationId/orders",
  summary: "The organization's orders, newest first.",
  actor: "member",
  permission: "orders.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({ state: z.enum(orderStates).optional() }),
  status: 200,
  answer: page(
    z.object({
      id: Id,
      number: z.int(),
      state: z.enum(orderStates),
      placedAt: Instant,
      expiresOn: Day,
      /** The invoice that took the pro-forma's place, or that came with the payment. */
      invoiceId: Id.nullable(),
      summary: z.string(),
      totalMinor: z.int(),
      currency: z.string(),
      abilities: Abilities.meta({ description: "pay, cancel, pay_invoice" }),
    }),
  ),
});

const OrderParams = OrganizationParams.extend({ orderId: Id });

export const readOrder = endpoint({
  id: "order.read",
  method: "GET",
  path: "/organizations/:organizationId/orders/:orderId",
  summary: "One order.",
  actor: "member",
  permission: "orders.read",
  mode: "read",
  params: OrderParams,
  status: 200,
  answer: Order,
});

export const cancelOrder = endpoint({
  id: "order.cancel",
  method: "POST",
  path: "/organizations/:organizationId/orders/:orderId/cancellation",
  summary: "Cancel an order that is not paid.",
  actor: "member",
  permission: "orders.place",
  mode: "write",
  idempotent: true,
  params: OrderParams,
  status: 200,
  answer: Order,
});

export const invoiceOrder = endpoint({
  id: "order.invoice",
  method: "POST",
  path: "/organizations/:organizationId/orders/:orderId/invoice",
  summary: "Ask for the invoice of a pending order before it is paid; it takes the pro-forma's place.",
  actor: "member",
  permission: "orders.place",
  mode: "write",
  idempotent: true,
  params: OrderParams,
  status: 201,
  answer: z.object({ invoiceId: Id }),
});

export const payOrderFromPrepaid = endpoint({
  id: "order.pay_from_prepaid",
  method: "POST",
  path: "/organizations/:organizationId/orders/:orderId/prepaid-payments",
  summary:
    "Pay a pending order from the prepaid account (MON-3, MON-9); it is invoiced and provisioned at once.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: OrderParams,
  status: 200,
  answer: Order,
});

export const setPrepaidPart = endpoint({
  id: "order.set_prepaid_part",
  method: "PUT",
  path: "/organizations/:organizationId/orders/:orderId/prepaid-part",
  summary:
    "Set a part of the prepaid account aside for a pending order and pay the rest by another method (MON-3). The pro-forma and its reference are made anew.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  params: OrderParams,
  body: z.object({
    minor: z.int().min(0).meta({ description: "In place of what was set aside before; 0 sets it free" }),
  }),
  status: 200,
  answer: Order,
});

export const readProforma = endpoint({
  id: "proforma.pdf",
  method: "GET",
  path: "/organizations/:organizationId/orders/:orderId/proforma.pdf",
  summary: "The order's pro-forma invoice as PDF.",
  actor: "member",
  permission: "orders.read",
  mode: "read",
  params: OrderParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});

/** How the list of staff is narrowed and ordered; from and to are days on which orders were placed. */
export const StaffOrderFilters = z.object({
  ...{ ...dayFilters, ...amountFilters },
  state: z.enum(orderStates).optional(),
  organizationId: Id.optional(),
  search: Search,
  sort: sortBy("placed", "total").default("-placed"),
});

export const listStaffOrders = endpoint({
  id: "staff.orders.list",
  method: "GET",
  path: "/staff/orders",
  summary: "Orders of all customers, newest first unless ordered otherwise.",
  actor: "staff",
  permission: "staff.orders.read",
  mode: "read",
  query: PageQuery.extend(StaffOrderFilters.shape),
  status: 200,
  answer: page(
    z.object({
      id: Id,
      number: z.int(),
      organizationId: Id,
      organizationName: z.string(),
      state: z.enum(orderStates),
      placedAt: Instant,
      totalMinor: z.int(),
      currency: z.string(),
    }),
  ),
});

export const listStaffOrdersCsv = csvEndpoint({
  id: "staff.orders.csv",
  path: "/staff/orders.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.orders.read",
  query: StaffOrderFilters,
});
