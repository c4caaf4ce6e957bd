import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme/base.css";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { Application } from "./Application.tsx";
import { surroundClient } from "./api/client.ts";
import { createQueryClient } from "./api/query.ts";
import { installationQuery } from "./hooks/installation.ts";
import { sessionQuery } from "./hooks/session.ts";
import { currentLanguage, startWords } from "./language/words.ts";
import { createConsoleRouter } from "./routes/router.ts";
import { askForProof } from "./shell/proof.ts";
import { askToSignInAgain } from "./shell/sign-in-again.ts";
import { styleNonce } from "./theme/nonce.ts";

// The content security policy forbids code made from text, which zod would try.
z.config({ jitless: true });
styleNonce.register();

const queryClient = createQueryClient();
surroundClient({
  language: currentLanguage,
  signInAgain: () => askToSignInAgain(queryClient),
  prove: askForProof,
});

const root = document.getElementById("root");
if (!root) throw new Error("The page has no element #root");

// All at once. If the server does not answer, the application says so: a prefetch never fails.
await Promise.all([
  startWords(),
  queryClient.prefetchQuery(installationQuery()),
  queryClient.prefetchQuery(sessionQuery()),
]);
createRoot(root).render(<Application queryClient={queryClient} router={createConsoleRouter(queryClient)} />);
