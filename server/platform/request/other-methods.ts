import type { FastifyInstance } from "fastify";
import type { Endpoint } from "../../../common/contract.ts";
import { AppError } from "../errors.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Answers 405 with the methods that there are (RFC 9110, section 15.5.6), where an address is right and its method wrong. */
export function refuseOtherMethods(api: FastifyInstance, endpoints: readonly Endpoint[]): void {
  const byShape = Map.groupBy(endpoints, ({ path }) => path.replaceAll(/:[^/]+/g, ":"));
  for (const own of byShape.values()) {
    const allowed = own.map((endpoint) => endpoint.method);
    const others = methods.filter((method) => !allowed.includes(method));
    if (others.length === 0) continue;
    api.route({
      method: others,
      url: own[0]?.path ?? "",
      exposeHeadRoute: false,
      handler: (_request, reply) => {
        reply.header("allow", allowed.join(", "));
        throw new AppError("platform.method_not_allowed");
      },
    });
  }
}
