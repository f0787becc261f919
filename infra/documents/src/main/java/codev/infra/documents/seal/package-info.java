/**
 * Electronic seals of PDF files (PAdES, ETSI EN 319 142-1): the key that seals, the signature, the
 * time stamp. Depends on PDFBox, Bouncy Castle and files of keys.
 *
 * <p>Entry points: {@link codev.infra.documents.seal.DocumentSeal}, which a service has that
 * imports {@link codev.infra.documents.seal.DocumentSealConfiguration}.
 */
@NullMarked
package codev.infra.documents.seal;

import org.jspecify.annotations.NullMarked;
