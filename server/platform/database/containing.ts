/** The pattern of LIKE for texts that hold this one somewhere; what a pattern would read as a sign of its own is taken as it is written. */
export const containing = (text: string): string =>
  `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
