import { useSignOut } from "../hooks/session.ts";
import { forgetOrganizations } from "./recent-organizations.ts";

/** Ends the session and leaves nothing of it in this tab. */
export function useSignOutHere() {
  const signOut = useSignOut();
  return async () => {
    await signOut.mutateAsync({});
    forgetOrganizations();
    window.location.assign("/sign-in");
  };
}
