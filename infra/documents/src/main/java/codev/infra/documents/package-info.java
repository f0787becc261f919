/**
 * Sheets of A4 to print and to hand on: headings, sentences, fields and tables, as PDF.
 *
 * <p>Enter by {@link codev.infra.documents.PdfDocument}. May use: OpenPDF and its fonts. Never:
 * what a document says, which is its service's.
 */
@NullMarked
package codev.infra.documents;

import org.jspecify.annotations.NullMarked;
