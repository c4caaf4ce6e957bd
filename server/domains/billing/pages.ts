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
