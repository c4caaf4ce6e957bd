import { useForm } from "@mantine/form";
import { useId, useState } from "react";
import type { z } from "zod";
import { ApiProblem } from "../../api/problem.ts";
import { fieldMessage } from "./field-message.ts";

interface ActFormOptions<Values extends object, Body, Answer> {
  readonly initialValues: Values;
  /** Labels of the fields by their path; the same path as in the contract's body. */
  readonly labels: Readonly<Record<string, string>>;
  /** The contract's body: checked before anything is sent. */
  readonly schema: z.ZodType<unknown, Body>;
  /** Makes the body of what was typed, where the two differ. */
  readonly bodyOf?: (values: Values) => Body;
  /** Calls the endpoint, mostly an act's `mutateAsync`. */
  readonly submit: (body: Body) => Promise<Answer>;
  readonly onDone?: (answer: Answer, values: Values) => void | Promise<void>;
}

type MantineForm<Values extends object> = ReturnType<typeof useFields<Values>>;

/** A form for one act: fields with labels and errors, one submit, the server's refusals at the fields they belong to. */
export interface ActForm<Values extends object = Record<string, unknown>> {
  readonly id: string;
  readonly form: MantineForm<Values>;
  readonly labels: Readonly<Record<string, string>>;
  readonly pending: boolean;
  /** What the server refused as a whole. */
  readonly problem: ApiProblem | null;
  readonly send: () => Promise<void>;
  /** True while something was typed that is not saved. */
  readonly hasUnsaved: () => boolean;
  /** Properties of an input: id, label, value, error, and what to do when it changes. */
  readonly field: (path: string) => FieldProps;
}

export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  // biome-ignore lint/suspicious/noExplicitAny: the type of a field's value is the input's matter
  readonly value?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly onChange: any;
  readonly error?: string;
}

export function useActForm<Values extends object, Body, Answer>(
  options: ActFormOptions<Values, Body, Answer>,
): ActForm<Values> {
  const id = useId();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [pending, setPending] = useState(false);
  const bodyOf = options.bodyOf ?? ((values: Values) => values as unknown as Body);
  const form = useFields<Values>(options.initialValues, (values) => errorsOf(options.schema, bodyOf(values)));

  const send = async () => {
    if (pending) return;
    setProblem(null);
    if (form.validate().hasErrors) return;
    setPending(true);
    try {
      const values = form.getValues();
      const answer = await options.submit(bodyOf(values));
      form.resetDirty(values);
      await options.onDone?.(answer, values);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      form.setErrors(refusedFields(cause, options.labels));
      setProblem(cause);
    } finally {
      setPending(false);
    }
  };

  return {
    id,
    form,
    labels: options.labels,
    pending,
    problem,
    send,
    hasUnsaved: () => form.isDirty(),
    field: (path) => ({
      id: `${id}-${path}`,
      name: path,
      label: options.labels[path] ?? path,
      ...form.getInputProps(path as never),
    }),
  };
}

function useFields<Values extends object>(
  initial: Values,
  check: (values: Values) => Record<string, string>,
) {
  return useForm<Values>({ initialValues: initial, validate: check, clearInputErrorOnChange: true });
}

function errorsOf<Body>(schema: z.ZodType<unknown, Body>, body: Body): Record<string, string> {
  const read = schema.safeParse(body);
  const errors: Record<string, string> = {};
  for (const issue of read.error?.issues ?? []) errors[issue.path.join(".")] ??= fieldMessage(issue);
  return errors;
}

/** The fields of a refusal that this form has. */
function refusedFields(
  problem: ApiProblem,
  labels: Readonly<Record<string, string>>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of problem.fields) {
    const own = path.replace(/^body\./, "");
    if (own in labels) errors[own] ??= message;
  }
  return errors;
}
