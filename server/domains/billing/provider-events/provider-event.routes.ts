import { type Route, route } from "../../../platform/request/route.ts";
import { receiveProviderEvent } from "./provider-event.contract.ts";
import { receiveEvent } from "./receive-event.ts";

export const providerEventRoutes: readonly Route[] = [
  route(
    receiveProviderEvent,
    async (ctx, _input, http) => {
      await receiveEvent(ctx, http.signed());
      return undefined;
    },
    { reach: "platform" },
  ),
];
