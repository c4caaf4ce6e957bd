import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "./api/problem.ts";
import { installationQuery } from "./hooks/installation.ts";
import { styleNonce } from "./theme/nonce.ts";
import { themeFor } from "./theme/theme.ts";
import { ShellContent } from "./ui/Frame.tsx";
import { PageProblem } from "./ui/PageProblem.tsx";

const Notifications = lazy(() =>
  import("@mantine/notifications").then(({ Notifications }) => ({ default: Notifications })),
);

interface ApplicationProps {
  readonly queryClient: QueryClient;
  readonly router: AnyRouter;
}

/** The console: cache, theme of the provider, and the router. */
export function Application({ queryClient, router }: ApplicationProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed router={router} />
    </QueryClientProvider>
  );
}

function Themed({ router }: { readonly router: AnyRouter }) {
  const { t } = useTranslation();
  const installation = useQuery(installationQuery());
  const brandColor = installation.data?.provider.brandColor ?? "";
  const [close, showPassword] = [t("action.close"), t("form.show_password")];
  const { theme, variables } = useMemo(
    () => themeFor(brandColor, { close, showPassword }),
    [brandColor, close, showPassword],
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce.read}
    >
      <Suspense>
        <Notifications position="bottom-center" />
      </Suspense>
      {installation.data && <RouterProvider router={router} />}
      {installation.error && !installation.data && (
        <Unreachable problem={installation.error} onRetry={() => installation.refetch()} />
      )}
    </MantineProvider>
  );
}

interface UnreachableProps {
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
}

/** Before anything of the provider is known: only that the server does not answer. */
function Unreachable({ problem, onRetry }: UnreachableProps) {
  return (
    <main id="main">
      <ShellContent>
        <PageProblem error={problem} reset={onRetry} />
      </ShellContent>
    </main>
  );
}
