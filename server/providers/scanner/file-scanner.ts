/** Looks for harm in files that customers upload. */
export interface FileScanner {
  readonly name: string;
  /** `refused` with what was found, for the person who uploaded it. Throws where the file could not be looked at: then it is not taken. */
  scan(
    content: Buffer,
  ): Promise<{ readonly verdict: "clean" } | { readonly verdict: "refused"; readonly finding: string }>;
}
