import type { z } from "zod";
import type { OpenContext, WriteContext } from "../context.ts";

interface JobBase<Payload extends z.ZodObject> {
  /** `noun.verb`, as staff read it. */
  readonly name: string;
  readonly payload: Payload;
  /** Tries before the job is dead and waits for staff; the pause between them grows (graphile-worker's e^attempt seconds). */
  readonly maxAttempts: number;
  /** Rows the job reaches: the organization of its payload, or all. */
  readonly reach: "organization" | "platform";
  /** A crontab line when it is started by time: once, whatever the number of workers. */
  readonly schedule?: string;
}

/** A job in one transaction. */
export interface WriteJob<Payload extends z.ZodObject> extends JobBase<Payload> {
  readonly mode: "write";
  run(ctx: WriteContext, payload: z.output<Payload>): Promise<void>;
}

/** A job that calls the outside world, or takes many short transactions. It may run twice: each step must bear that. */
export interface OpenJob<Payload extends z.ZodObject> extends JobBase<Payload> {
  readonly mode: "open";
  run(ctx: OpenContext, payload: z.output<Payload>): Promise<void>;
}

/** Any job; its own payload type is known where it is declared. */
export interface Job extends JobBase<z.ZodObject> {
  readonly mode: "write" | "open";
  run(ctx: never, payload: never): Promise<void>;
}

/** Declares a job and keeps its payload's type. */
export function defineJob<Payload extends z.ZodObject>(job: WriteJob<Payload>): WriteJob<Payload>;
export function defineJob<Payload extends z.ZodObject>(job: OpenJob<Payload>): OpenJob<Payload>;
export function defineJob(job: Job): Job {
  return job;
}
