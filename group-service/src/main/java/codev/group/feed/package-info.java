/**
 * The address at which a person's calendar program reads their sessions, without signing in: a
 * secret that the person can renew or withdraw. {@link codev.group.feed.CalendarFeedController}
 * serves it.
 */
@NullMarked
package codev.group.feed;

import org.jspecify.annotations.NullMarked;
