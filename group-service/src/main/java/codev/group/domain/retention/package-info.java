/** Aggregate about how long data is kept, of a programme or of the whole organisation. */
@NullMarked
package codev.group.domain.retention;

import org.jspecify.annotations.NullMarked;
