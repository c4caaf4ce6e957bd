// Where mails send their readers: pages of the console, below the public address.

/** The page of an order. */
export const orderPage = (organizationId: string, orderId: string) =>
  `/o/${organizationId}/accounting/orders/${orderId}`;

/** The page of an invoice. */
export const invoicePage = (organizationId: string, invoiceId: string) =>
  `/o/${organizationId}/accounting/invoices/${invoiceId}`;

/** The page of the prepaid account. */
export const prepaidPage = (organizationId: string) => `/o/${organizationId}/accounting/prepaid`;

/** The page of a payout. */
export const payoutPage = (organizationId: string, payoutId: string) =>
  `/o/${organizationId}/accounting/prepaid/payouts/${payoutId}`;

/** The page of a payment by card or wallet, where the payer comes back to. */
export const chargePage = (organizationId: string, chargeId: string) =>
  `/o/${organizationId}/accounting/payments/${chargeId}`;

/** The page of payment methods. */
export const paymentMethodsPage = (organizationId: string) =>
  `/o/${organizationId}/accounting/payment-methods`;
