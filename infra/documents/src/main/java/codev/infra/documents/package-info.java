/**
 * Documents from Thymeleaf templates and CSS, as PDF and as pages to keep. Depends on
 * openhtmltopdf, PDFBox, the Liberation fonts and the encoder of QR codes of ZXing.
 *
 * <p>Entry points: {@link codev.infra.documents.PdfRenderer}, which {@link
 * codev.infra.documents.DocumentsConfiguration} makes for a service, and {@link
 * codev.infra.documents.HtmlRenderer}; a template draws a {@link codev.infra.documents.QrCode}. PDF
 * files are sealed by {@code codev.infra.documents.seal}.
 */
@NullMarked
package codev.infra.documents;

import org.jspecify.annotations.NullMarked;
