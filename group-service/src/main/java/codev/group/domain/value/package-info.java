/**
 * Ids of groups and sessions, series of sessions, and warnings of the method; depends on no other
 * package of the domain.
 */
@NullMarked
package codev.group.domain.value;

import org.jspecify.annotations.NullMarked;
