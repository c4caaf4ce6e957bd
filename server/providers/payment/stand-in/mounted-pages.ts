import type { FastifyPluginCallback } from "fastify";
import { parseForm } from "./form.ts";
import { httpOfPage } from "./server.ts";
import type { StripeStandIn } from "./stripe-stand-in.ts";

/** Shows the stand-in's pages at an address of the program's own, so that a browser on another machine reaches them. */
export function mountedPages(standIn: StripeStandIn): FastifyPluginCallback {
  return (scope, _options, done) => {
    const type = "application/x-www-form-urlencoded";
    scope.addContentTypeParser(type, { parseAs: "string", bodyLimit: 10_000 }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.route({
      method: ["GET", "POST"],
      url: "/*",
      handler: (request, reply) => {
        const page = standIn.page({
          method: request.method,
          path: `/${(request.params as { "*": string })["*"]}`,
          form: parseForm(typeof request.body === "string" ? request.body : ""),
          acceptLanguage: request.headers["accept-language"] ?? "",
        });
        const { status, headers, text } = httpOfPage(page);
        return reply.code(status).headers(headers).send(text);
      },
    });
    done();
  };
}
