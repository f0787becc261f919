/** Tests of what is kept in memory of documents. */
@NullMarked
package codev.infra.projections.memory;

import org.jspecify.annotations.NullMarked;
