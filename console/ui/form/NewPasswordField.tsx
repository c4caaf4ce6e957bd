import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** A new password: the rule is said below, nothing is asked of its composition, and it can be shown. */
export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      {...props}
      description={props.description ?? t("form.password_rule")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      autoComplete="new-password"
    />
  );
}
