import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { SignInAgain } from "./SignInAgain.tsx";

/** What surrounds every page: the skip link, the focus after a change of page, and the dialog for an ended session. */
export function Root() {
  const { t } = useTranslation();
  useFocusOnTitle();
  return (
    <>
      <a href="#main" className="skip-link">
        {t("skip")}
      </a>
      <Outlet />
      <SignInAgain />
    </>
  );
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
