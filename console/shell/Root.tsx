import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Proof } from "./Proof.tsx";
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
      <Proof />
    </>
  );
}

/** After a change of page the focus stands on its title, so that screen readers read it and Tab goes on from there. */
function useFocusOnTitle() {
  const router = useRouter();
  useEffect(() => {
    let before: Element | null = null;
    // A page that is still being read gets its title with the answer; by then the person may be somewhere else.
    const later = new MutationObserver(() => {
      const { activeElement, body } = document;
      const hasMovedOn = activeElement !== before && activeElement !== body;
      if (hasMovedOn || focusTitle()) later.disconnect();
    });
    const stop = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      later.disconnect();
      if (!fromLocation || !pathChanged || focusTitle()) return;
      before = document.activeElement;
      later.observe(document.body, { childList: true, subtree: true });
    });
    return () => {
      stop();
      later.disconnect();
    };
  }, [router]);
}

/** Gives the title of the page the focus; false while there is none, or only that of the page before, hidden. */
function focusTitle(): boolean {
  const title = document.getElementById("title");
  title?.focus({ preventScroll: true });
  return title !== null && document.activeElement === title;
}
