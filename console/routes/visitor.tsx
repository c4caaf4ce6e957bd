import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { installationQuery } from "../hooks/installation.ts";
import { sessionQuery } from "../hooks/session.ts";
import { load } from "./load.ts";
import { rootRoute } from "./root.tsx";
import { safeNext } from "./safe-next.ts";

const visitorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "visitor",
  component: lazyRouteComponent(() => import("../shell/VisitorShell.tsx"), "VisitorShell"),
  loader: ({ context }) => load(context, ["identity"]),
});

// The router keeps what a check leaves out, so what is refused is named as undefined.
const nextOf = (search: Record<string, unknown>): { next?: string } => ({
  next: safeNext(search.next, window.location.origin),
});

const tokenOf = (search: Record<string, unknown>): { token: string } => ({
  token: typeof search.token === "string" ? search.token : "",
});

const signIn = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/sign-in",
  validateSearch: nextOf,
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery());
    if (session) throw redirect({ href: search.next ?? "/" });
  },
  component: lazyRouteComponent(() => import("../pages/visitor/SignInPage.tsx"), "SignInPage"),
});

const signUp = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/sign-up",
  component: lazyRouteComponent(() => import("../pages/visitor/SignUpPage.tsx"), "SignUpPage"),
});

const confirm = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/confirm",
  validateSearch: tokenOf,
  component: lazyRouteComponent(() => import("../pages/visitor/ConfirmPage.tsx"), "ConfirmPage"),
});

const forgot = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/forgot",
  component: lazyRouteComponent(() => import("../pages/visitor/ForgotPage.tsx"), "ForgotPage"),
});

const reset = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/reset",
  validateSearch: tokenOf,
  component: lazyRouteComponent(() => import("../pages/visitor/ResetPage.tsx"), "ResetPage"),
});

const confirmAddress = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/confirm-address",
  validateSearch: tokenOf,
  component: lazyRouteComponent(
    () => import("../pages/visitor/ConfirmAddressPage.tsx"),
    "ConfirmAddressPage",
  ),
});

const undoAddress = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/undo-address",
  validateSearch: tokenOf,
  component: lazyRouteComponent(() => import("../pages/visitor/UndoAddressPage.tsx"), "UndoAddressPage"),
});

const confirmRecovery = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/confirm-recovery",
  validateSearch: tokenOf,
  component: lazyRouteComponent(
    () => import("../pages/visitor/ConfirmRecoveryPage.tsx"),
    "ConfirmRecoveryPage",
  ),
});

const unsubscribe = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/unsubscribe",
  validateSearch: (search: Record<string, unknown>) => ({
    ...tokenOf(search),
    topic: typeof search.topic === "string" ? search.topic : undefined,
  }),
  component: lazyRouteComponent(() => import("../pages/visitor/UnsubscribePage.tsx"), "UnsubscribePage"),
});

const closed = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/closed",
  component: lazyRouteComponent(() => import("../pages/visitor/ClosedPage.tsx"), "ClosedPage"),
});

const unlock = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/unlock",
  validateSearch: (search: Record<string, unknown>): { token?: string; asks?: string } => ({
    token: typeof search.token === "string" ? search.token : undefined,
    asks: typeof search.asks === "string" ? search.asks : undefined,
  }),
  component: lazyRouteComponent(() => import("../pages/visitor/UnlockPage.tsx"), "UnlockPage"),
});

const firstAdministrator = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/first-administrator",
  validateSearch: tokenOf,
  component: lazyRouteComponent(
    () => import("../pages/visitor/FirstAdministratorPage.tsx"),
    "FirstAdministratorPage",
  ),
});

const invitation = createRoute({
  getParentRoute: () => visitorRoute,
  path: "/invitation",
  validateSearch: tokenOf,
  loader: ({ context }) => load(context, ["identity", "organizations"], sessionQuery()),
  component: lazyRouteComponent(() => import("../pages/visitor/InvitationPage.tsx"), "InvitationPage"),
});

const mailbox = createRoute({
  getParentRoute: () => rootRoute,
  path: "/mailbox",
  validateSearch: (search: Record<string, unknown>): { mail?: string } => ({
    mail: typeof search.mail === "string" ? search.mail : undefined,
  }),
  loader: ({ context }) => load(context, ["identity"], installationQuery()),
  component: lazyRouteComponent(() => import("../pages/mailbox/MailboxPage.tsx"), "MailboxPage"),
});

export const visitorRoutes = [
  visitorRoute.addChildren([
    unsubscribe,
    closed,
    signIn,
    signUp,
    confirm,
    forgot,
    reset,
    confirmAddress,
    undoAddress,
    confirmRecovery,
    firstAdministrator,
    invitation,
    unlock,
  ]),
  mailbox,
] as const;
