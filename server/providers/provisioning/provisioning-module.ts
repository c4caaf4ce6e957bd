/** What a module is told of a product. */
export interface ProvisionedProduct {
  readonly organizationId: string;
  readonly productId: string;
  readonly planId: string;
  readonly label: string;
  /** Keys of its options in the catalogue. */
  readonly options: readonly string[];
}

/** One thing that the customer is shown of a product: an address, a user name. */
export interface AccessFact {
  readonly name: string;
  readonly value: string;
}

/**
 * A provisioning module (CAT-6): called by jobs that retry with back-off. `occasion` is the same for each retry of one step,
 * so a module can tell a retry from a second order; every call must be safe to repeat. Throw to be called again later.
 */
export interface ProvisioningModule {
  readonly name: string;
  create(product: ProvisionedProduct, occasion: string): Promise<void>;
  renew(product: ProvisionedProduct, occasion: string): Promise<void>;
  change(product: ProvisionedProduct, occasion: string): Promise<void>;
  suspend(product: ProvisionedProduct, occasion: string): Promise<void>;
  resume(product: ProvisionedProduct, occasion: string): Promise<void>;
  terminate(product: ProvisionedProduct, occasion: string): Promise<void>;
  /** What the customer may be shown. */
  describe(product: ProvisionedProduct): Promise<readonly AccessFact[]>;
}
