import type { Db } from "../../../platform/database/database.ts";
import type { Json } from "../../../platform/database/tables.ts";

export type DocumentKind = "invoice" | "proforma" | "top_up" | "credit_note";

const tables = {
  invoice: "invoices",
  proforma: "proformas",
  top_up: "top_ups",
  credit_note: "credit_notes",
} as const;

/** PDF for people; two syntaxes of EN 16931 for programs. */
export type DocumentFormat = "pdf" | "ubl" | "cii";

const contentTypes = { pdf: "application/pdf", ubl: "application/xml", cii: "application/xml" } as const;

/** The bytes of a document as they were first made, if they were stored already. */
export async function findStoredBytes(
  db: Db,
  organizationId: string,
  kind: DocumentKind,
  subjectId: string,
  format: DocumentFormat = "pdf",
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("documents")
    .select("bytes")
    .where("organization_id", "=", organizationId)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .where("format", "=", format)
    .executeTakeFirst();
  return row?.bytes;
}

export interface DocumentSource {
  readonly number: string;
  /** Null for open items of a former system, which have no document of ours. */
  readonly document: Json | null;
}

/** What is printed on an invoice, a pro-forma or a payment slip. */
export async function findDocumentSource(
  db: Db,
  organizationId: string,
  kind: DocumentKind,
  subjectId: string,
): Promise<DocumentSource | undefined> {
  return db
    .selectFrom(tables[kind])
    .select(["number", "document"])
    .where("organization_id", "=", organizationId)
    .where("id", "=", subjectId)
    .executeTakeFirst();
}

export interface NewStoredDocument {
  readonly organizationId: string;
  readonly kind: DocumentKind;
  readonly subjectId: string;
  readonly files: readonly {
    readonly format: DocumentFormat;
    readonly sha256: Buffer;
    readonly bytes: Buffer;
  }[];
}

/** Keeps the bytes of a document in its formats; what was kept before stays. */
export async function insertStoredBytes(db: Db, document: NewStoredDocument, at: string): Promise<void> {
  await db
    .insertInto("documents")
    .values(
      document.files.map(({ format, sha256, bytes }) => ({
        organization_id: document.organizationId,
        kind: document.kind,
        subject_id: document.subjectId,
        format,
        content_type: contentTypes[format],
        sha256,
        bytes,
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
