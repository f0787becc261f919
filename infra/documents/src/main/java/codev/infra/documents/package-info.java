/**
 * Documents from Thymeleaf templates and CSS, as PDF and as pages to keep. Depends on
 * openhtmltopdf, PDFBox and the Liberation fonts.
 *
 * <p>Entry points: {@link codev.infra.documents.PdfRenderer}, {@link
 * codev.infra.documents.HtmlRenderer}.
 */
@NullMarked
package codev.infra.documents;

import org.jspecify.annotations.NullMarked;
