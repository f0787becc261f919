/** PDF documents. Depends on OpenPDF and its fonts. */
@NullMarked
package codev.infra.documents;

import org.jspecify.annotations.NullMarked;
