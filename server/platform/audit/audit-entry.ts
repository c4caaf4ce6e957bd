/** What an audit row says besides who, when and from where. Without an organization or user it goes to the actor's own chains. */
export interface AuditEntry {
  readonly action?: string;
  readonly organizationId?: string;
  readonly userId?: string;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly details?: Record<string, string | number | boolean | null>;
}
