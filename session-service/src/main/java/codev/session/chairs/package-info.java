/**
 * Reads which sessions somebody facilitates in somebody else's place: the group does not lead them
 * there, since it has another facilitator.
 *
 * <p>Enter by {@link codev.session.chairs.ChairsPage}. May use: the domain, views, pages.
 */
@NullMarked
package codev.session.chairs;

import org.jspecify.annotations.NullMarked;
