import type { PaymentProvider } from "./payment/payment-provider.ts";
import type { ProvisioningModule } from "./provisioning/provisioning-module.ts";
import type { FileScanner } from "./scanner/file-scanner.ts";
import type { SmsProvider } from "./sms/sms-provider.ts";

/** The outside services. Only main.ts builds them; tests put their stand-ins here. */
export interface Providers {
  /** Takes payments by card, wallet and debit; undefined where none are offered. */
  readonly payment: PaymentProvider | undefined;
  /** Sends texts to phones. */
  readonly sms: SmsProvider;
  /** Looks for harm in files that customers upload. */
  readonly scanner: FileScanner;
  /** Provisioning modules by the name that plans give (CAT-6). */
  readonly provisioning: ReadonlyMap<string, ProvisioningModule>;
}
