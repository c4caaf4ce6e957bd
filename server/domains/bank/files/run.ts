/** One run of the import of a file. */
export interface Run {
  readonly bankFileId: string;
  readonly runId: string;
}

/** Another run took the file over; this one ends without a trace. */
export class RunSuperseded extends Error {
  constructor(run: Run) {
    super(`another run imports the bank file ${run.bankFileId}`);
    this.name = "RunSuperseded";
  }
}
