import * as bank from "./domains/bank/index.ts";
import * as billing from "./domains/billing/index.ts";
import * as catalogue from "./domains/catalogue/index.ts";
import * as identity from "./domains/identity/index.ts";
import * as notifications from "./domains/notifications/index.ts";
import * as operations from "./domains/operations/index.ts";
import * as orders from "./domains/orders/index.ts";
import * as organizations from "./domains/organizations/index.ts";
import * as overview from "./domains/overview/index.ts";
import * as support from "./domains/support/index.ts";
import type { Job } from "./platform/jobs/job.ts";
import { sendMailJob } from "./platform/mail/mail.jobs.ts";
import type { Route } from "./platform/request/route.ts";

const domains = [
  identity,
  organizations,
  catalogue,
  billing,
  bank,
  orders,
  overview,
  support,
  notifications,
  operations,
];

/** Every endpoint of the program. */
export const routes: readonly Route[] = domains.flatMap((domain) => domain.routes);

/** Every job of the program. */
export const jobs: readonly Job[] = [sendMailJob, ...domains.flatMap((domain) => domain.jobs)];
