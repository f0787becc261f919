/** Tests of the codes of documents. */
@NullMarked
package codev.infra.projections.authenticity;

import org.jspecify.annotations.NullMarked;
