/**
 * Under which spelling this service knows people: {@code UsernameSpelling} over the user names that
 * its events record.
 */
@NullMarked
package codev.session.identity;

import org.jspecify.annotations.NullMarked;
