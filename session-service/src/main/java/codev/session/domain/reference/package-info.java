/**
 * Aggregates that keep what other services published: the groups and people known to this service.
 */
@NullMarked
package codev.session.domain.reference;

import org.jspecify.annotations.NullMarked;
