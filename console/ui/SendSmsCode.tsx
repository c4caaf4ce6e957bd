import { Anchor, Button, NativeSelect, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";
import { Refusal } from "./Refusal.tsx";

interface SendSmsCodeProps {
  /** Phones of the account, their numbers masked. */
  readonly phones: readonly { readonly id: string; readonly name: string; readonly number: string }[];
  readonly send: (factorId: string) => Promise<{ readonly number: string }>;
  /** Where the code is typed; shown once one was sent. */
  readonly children: ReactNode;
}

/** Has a code sent to a phone, then asks for it. Nothing is sent before somebody asks: texts cost money. */
export function SendSmsCode({ phones, send, children }: SendSmsCodeProps) {
  const { t } = useTranslation("identity");
  const [factorId, setFactorId] = useState(phones[0]?.id ?? "");
  const [sentTo, setSentTo] = useState<string>();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const press = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      setSentTo((await send(factorId)).number);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setPending(false);
    }
  };
  const chosen = phones.find(({ id }) => id === factorId);
  return (
    <Stack>
      {problem && <Refusal problem={problem} />}
      {phones.length > 1 && (
        <NativeSelect
          label={t("sms.phone")}
          value={factorId}
          onChange={(event) => {
            setFactorId(event.currentTarget.value);
            setSentTo(undefined);
          }}
          data={phones.map(({ id, name, number }) => ({
            value: id,
            label: name ? `${name} · ${number}` : number,
          }))}
        />
      )}
      {sentTo === undefined ? (
        <>
          <Text c="dimmed">{t("sms.lead", { number: chosen?.number })}</Text>
          <Button onClick={press} loading={pending} fullWidth>
            {t("sms.send")}
          </Button>
        </>
      ) : (
        <>
          <Text c="dimmed" role="status">
            {t("sms.sent", { number: sentTo })}
          </Text>
          {children}
          <Anchor component="button" type="button" size="sm" ta="start" onClick={press} disabled={pending}>
            {t("sms.send_again")}
          </Anchor>
        </>
      )}
    </Stack>
  );
}
