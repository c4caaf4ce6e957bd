import type { TokenScope } from "../../../common/permissions.ts";

type Underscored<S extends string> = S extends `${infer A}.${infer B}` ? `${A}_${B}` : S;

/** A scope as its word is called in the catalogue: `orders.read` → `orders_read`. */
export const scopeName = <S extends TokenScope>(scope: S) => scope.replace(".", "_") as Underscored<S>;
