import { jobs } from "../../../server/domains.ts";

/** The program's jobs but one: thousands of PDFs would take minutes, and no franc depends on them. */
export const jobsButDocuments = jobs.filter(({ name }) => name !== "document.store");
