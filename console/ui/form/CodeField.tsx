import { TextInput, type TextInputProps } from "@mantine/core";
import classes from "./CodeField.module.css";

interface CodeFieldProps extends Omit<TextInputProps, "onChange"> {
  readonly onChange: (code: string) => void;
}

/** The six digits of an authenticator app or a text; apps show them with a space, which is dropped. */
export function CodeField({ onChange, ...props }: CodeFieldProps) {
  return (
    <TextInput
      {...props}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\s/g, ""))}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={8}
      classNames={{ input: classes.code }}
    />
  );
}
