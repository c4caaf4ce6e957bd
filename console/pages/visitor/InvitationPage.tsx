import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "../../api/problem.ts";
import { shownByAct } from "../../api/query.ts";
import { linkedInvitationQuery, ownInvitationQuery, useAcceptInvitation } from "../../hooks/invitations.ts";
import { readSessionAgain, sessionQuery, useSession, useSignOut } from "../../hooks/session.ts";
import { forgetOrganizations } from "../../shell/recent-organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { InvitedSignUp } from "./InvitedSignUp.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

const route = getRouteApi("/visitor/invitation");

/** What the link of an invitation opens: accept, sign in, or make an account (ORG-4, ACC-1). */
export function InvitationPage() {
  const { token } = route.useSearch();
  const session = useSuspenseQuery(sessionQuery()).data;
  return session ? <ForUser token={token} /> : <ForVisitor token={token} />;
}

function ForUser({ token }: { readonly token: string }) {
  const { t } = useTranslation(["organizations", "console"]);
  const { email } = useSession().user;
  const navigate = useNavigate();
  const client = useQueryClient();
  const act = useAcceptInvitation();
  const { data, error } = useQuery(ownInvitationQuery(token));
  if (error) return <Unusable problem={error} />;
  if (!data) return <Skeleton height={220} />;
  if (!data.isOwn) return <ForSomebodyElse address={data.address} />;
  const accept = async () => {
    const { organizationId } = await act.mutateAsync({ body: { token } });
    await readSessionAgain(client);
    await navigate({ to: "/o/$organizationId", params: { organizationId } });
  };
  const { organization, invitedBy, role } = data;
  return (
    <VisitorPage
      title={t("invitation.page_title", { organization })}
      lead={t("invitation.page_lead", { inviter: invitedBy, role: t(`console:role.${role}`) })}
    >
      <Text size="sm">{t("invitation.signed_in_as", { address: email })}</Text>
      {act.error && <Refusal problem={act.error} />}
      <Button onClick={() => accept().catch(shownByAct)} loading={act.isPending}>
        {t("invitation.accept")}
      </Button>
    </VisitorPage>
  );
}

/** Says whose it is, as far as that person's own eyes need, and offers to sign out; the page opens again then. */
function ForSomebodyElse({ address }: { readonly address: string }) {
  const { t } = useTranslation("organizations");
  const { email } = useSession().user;
  const act = useSignOut();
  const leave = () =>
    act.mutateAsync({}).then(() => {
      forgetOrganizations();
      window.location.reload();
    }, shownByAct);
  return (
    <VisitorPage
      title={t("invitation.other_title")}
      lead={t("invitation.other_text", { address, own: email })}
    >
      {act.error && <Refusal problem={act.error} />}
      <Button onClick={leave} loading={act.isPending}>
        {t("invitation.sign_out")}
      </Button>
      <ButtonLink to="/" variant="default">
        {t("invitation.home")}
      </ButtonLink>
    </VisitorPage>
  );
}

function ForVisitor({ token }: { readonly token: string }) {
  const { t } = useTranslation(["organizations", "console"]);
  const { data, error } = useQuery(linkedInvitationQuery(token));
  if (error) return <Unusable problem={error} />;
  if (!data) return <Skeleton height={220} />;
  const { organization, invitedBy, role, email, hasAccount } = data;
  return (
    <VisitorPage
      title={t("invitation.page_title", { organization })}
      lead={t("invitation.page_lead", { inviter: invitedBy, role: t(`console:role.${role}`) })}
    >
      {hasAccount ? (
        <>
          <Text size="sm">{t("invitation.has_account", { address: email })}</Text>
          <ButtonLink to="/sign-in" search={{ next: `/invitation?token=${encodeURIComponent(token)}` }}>
            {t("invitation.sign_in")}
          </ButtonLink>
        </>
      ) : (
        <InvitedSignUp token={token} email={email} />
      )}
    </VisitorPage>
  );
}

/** Each reason says what to do; who has joined already goes straight on. */
function Unusable({ problem }: { readonly problem: ApiProblem }) {
  const { t } = useTranslation("organizations");
  return (
    <VisitorPage title={t("invitation.unusable_title")}>
      <Refusal problem={problem} />
      <ButtonLink to="/" variant="default">
        {t("invitation.home")}
      </ButtonLink>
    </VisitorPage>
  );
}
