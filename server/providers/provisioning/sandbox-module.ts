import type { ProvisionedProduct, ProvisioningModule } from "./provisioning-module.ts";

/** The module of the demo and the tests: provisions nothing outside, and remembers nothing. */
export function sandboxModule(): ProvisioningModule {
  const done = async () => {};
  return {
    name: "sandbox",
    create: done,
    renew: done,
    change: done,
    suspend: done,
    resume: done,
    terminate: done,
    describe,
  };
}

async function describe(product: ProvisionedProduct) {
  const host = `s${product.productId.slice(-6)}.sandbox.example`;
  return [
    { name: "server", value: host },
    { name: "user", value: `u${product.productId.slice(-8)}` },
  ];
}
