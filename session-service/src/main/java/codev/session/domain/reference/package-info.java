/**
 * Aggregates that keep what other services published: the groups, people, programmes and grants of
 * authority known to this service.
 */
@NullMarked
package codev.session.domain.reference;

import org.jspecify.annotations.NullMarked;
