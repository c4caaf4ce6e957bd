import type Stripe from "stripe";
import { isRefusal } from "./stripe-errors.ts";

/** A method as Stripe knows it; undefined where it never was. One that was forgotten is still there, but belongs to nobody. */
export async function findMethod(stripe: Stripe, token: string): Promise<Stripe.PaymentMethod | undefined> {
  try {
    return await stripe.paymentMethods.retrieve(token);
  } catch (error) {
    if (isRefusal(error) && error.code === "resource_missing") return undefined;
    throw error;
  }
}

/** True where Stripe keeps a method for somebody. */
export async function isKept(stripe: Stripe, token: string): Promise<boolean> {
  const method = await findMethod(stripe, token);
  return method !== undefined && method.customer !== null;
}
