/**
 * PDF documents from Thymeleaf templates and CSS. Depends on openhtmltopdf, PDFBox and the
 * Liberation fonts.
 *
 * <p>Entry point: {@link codev.infra.documents.PdfRenderer}.
 */
@NullMarked
package codev.infra.documents;

import org.jspecify.annotations.NullMarked;
