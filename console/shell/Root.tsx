import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { SignInAgainDialog } from "./SignInAgainDialog.tsx";

/** What surrounds every page: the skip link, the focus after a change of page, and the dialog for an ended session. */
export function Root() {
  const { t } = useTranslation();
  useFocusOnTitle();
  return (
    <>
      <a href="#main" className="skip-link" onClick={focusMain}>
        {t("skip")}
      </a>
      <Outlet />
      <SignInAgainDialog />
    </>
  );
}

function focusMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** After a change of page the focus stands on its title, so that screen readers read it and Tab goes on from there. */
function useFocusOnTitle() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById("title")?.focus({ preventScroll: true });
      }),
    [router],
  );
}
