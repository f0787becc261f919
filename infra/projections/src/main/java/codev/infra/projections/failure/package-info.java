/**
 * What can fail about a view: its projection throws, it is not readable yet, it is behind, or its
 * store is away.
 */
@NullMarked
package codev.infra.projections.failure;

import org.jspecify.annotations.NullMarked;
