import { Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff, IconLock, IconLogin } from "@tabler/icons-react";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";
import { MessagePage } from "./MessagePage.tsx";
import { NotFound } from "./NotFound.tsx";
import { problemText } from "./problem-text.ts";

interface PageProblemProps {
  readonly error: unknown;
  readonly reset: () => void;
}

/** What a page shows when it could not be read: why, and the way out. */
export function PageProblem({ error, reset }: PageProblemProps) {
  const { t } = useTranslation();
  const { reset: forgetErrors } = useQueryErrorResetBoundary();
  const again = () => {
    forgetErrors();
    reset();
  };
  const retry = <Button onClick={again}>{t("action.retry")}</Button>;
  if (!(error instanceof ApiProblem)) {
    return (
      <MessagePage
        icon={IconAlertTriangle}
        title={t("problem.page_title")}
        text={t("problem.unexpected")}
        actions={<Button onClick={() => window.location.reload()}>{t("action.reload")}</Button>}
      />
    );
  }
  if (error.status === 404) return <NotFound />;
  if (error.status === 401) return <SignedOut />;
  const number = error.status >= 500 && error.requestId;
  return (
    <MessagePage
      icon={error.status === 0 ? IconCloudOff : error.status === 403 ? IconLock : IconAlertTriangle}
      title={titleOf(error.status)}
      text={
        <>
          {problemText(error)}
          {number && <Text size="sm">{t("problem.number", { number })}</Text>}
        </>
      }
      actions={retry}
    />
  );

  function titleOf(status: number): string {
    if (status === 0) return t("problem.offline_title");
    return status === 403 ? t("problem.refused_title") : t("problem.page_title");
  }
}

function SignedOut() {
  const { t } = useTranslation();
  return (
    <MessagePage
      icon={IconLogin}
      title={t("problem.signed_out_title")}
      text={t("problem.signed_out")}
      actions={
        <Button component="a" href="/sign-in">
          {t("action.sign_in")}
        </Button>
      }
    />
  );
}
