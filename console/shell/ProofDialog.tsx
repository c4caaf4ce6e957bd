import { Loader, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../common/contract.ts";
import { giveProof, type readProofs } from "../../server/domains/identity/proofs/proof.contract.ts";
import { useSendProofCode } from "../hooks/factors.ts";
import { proofsQuery, useGiveProof } from "../hooks/proofs.ts";
import { CodeField } from "../ui/form/CodeField.tsx";
import { Form } from "../ui/form/Form.tsx";
import { useActForm } from "../ui/form/use-act-form.ts";
import { ButtonLink } from "../ui/links.tsx";
import { OtherWays } from "../ui/OtherWays.tsx";
import { SendSmsCode } from "../ui/SendSmsCode.tsx";
import { PasskeyProof } from "./PasskeyProof.tsx";
import type { ProofQuestion } from "./proof.ts";

type ProofDialogProps = Pick<ProofQuestion, "byFactor" | "answer">;

/** Ways to prove who one is, in the order in which they are offered. */
const ways = ["passkey", "totp", "sms", "password"] as const;
type Way = (typeof ways)[number];

/** Asks for the password or a factor before a sensitive act (SEC-12); what was typed on the page stays. */
export function ProofDialog({ byFactor, answer }: ProofDialogProps) {
  const { t } = useTranslation("identity");
  const proofs = useQuery({ ...proofsQuery(), staleTime: 0 });
  const [chosen, choose] = useState<Way>();
  const { factors = [], phones = [], passwordSuffices = false } = proofs.data ?? {};
  const open = ways.filter((way) =>
    way === "password" ? passwordSuffices && !byFactor : factors.includes(way),
  );
  const way = chosen ?? open[0];
  const done = async () => answer(true);
  return (
    <Modal opened onClose={() => answer(false)} title={t("proof.title")} closeOnClickOutside={false}>
      <Stack>
        {proofs.isPending && <Loader aria-label={t("proof.title")} />}
        {proofs.data && way === undefined && (
          <>
            <Text size="sm">{t("proof.no_factor")}</Text>
            <ButtonLink to="/me/security" onClick={() => answer(false)}>
              {t("gate.set_up_action")}
            </ButtonLink>
          </>
        )}
        {way && <Text size="sm">{t("proof.lead")}</Text>}
        {way === "passkey" && <PasskeyProof onDone={done} />}
        {way === "password" && <PasswordProof onDone={done} />}
        {way === "totp" && <CodeProof method="totp" onDone={done} />}
        {way === "sms" && <SmsProof phones={phones} onDone={done} />}
        <OtherWays
          ways={open.filter((other) => other !== way)}
          label={(other) => t(`proof.by.${other}`)}
          onChoose={choose}
        />
      </Stack>
    </Modal>
  );
}

function PasswordProof({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation("identity");
  const act = useGiveProof();
  const form = useActForm({
    initialValues: { method: "password" as const, password: "" },
    labels: { password: t("field.password") },
    schema: giveProof.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("proof.submit")} asksBeforeLeaving={false}>
      <PasswordInput {...form.field("password")} autoComplete="current-password" data-autofocus />
    </Form>
  );
}

interface SmsProofProps {
  readonly phones: AnswerOf<typeof readProofs>["phones"];
  readonly onDone: () => Promise<void>;
}

function SmsProof({ phones, onDone }: SmsProofProps) {
  const act = useSendProofCode();
  return (
    <SendSmsCode phones={phones} send={(factorId) => act.mutateAsync({ body: { factorId } })}>
      <CodeProof method="sms" onDone={onDone} />
    </SendSmsCode>
  );
}

interface CodeProofProps {
  readonly method: "totp" | "sms";
  readonly onDone: () => Promise<void>;
}

function CodeProof({ method, onDone }: CodeProofProps) {
  const { t } = useTranslation("identity");
  const act = useGiveProof();
  const form = useActForm({
    initialValues: { method, code: "" },
    labels: { code: t(method === "totp" ? "field.code" : "field.sms_code") },
    schema: giveProof.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Form act={form} submit={t("proof.submit")} asksBeforeLeaving={false}>
      <CodeField {...form.field("code")} data-autofocus />
    </Form>
  );
}
