/**
 * What is kept in memory of documents: those that were saved last, and how much those of views that
 * are being built take. Knows no store.
 */
@NullMarked
package codev.infra.projections.memory;

import org.jspecify.annotations.NullMarked;
