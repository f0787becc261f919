/**
 * Aggregates about how long data is kept: of a programme or of the whole organisation, and the
 * identity of a person.
 */
@NullMarked
package codev.group.domain.retention;

import org.jspecify.annotations.NullMarked;
