/**
 * Under which user name a service knows the person whom a request or a token names, and which
 * tokens it refuses because they are from before the end of that person's sessions.
 *
 * <p>Entry points: {@link codev.infra.web.identity.TokenUsernames}, {@link
 * codev.infra.web.identity.UsernameSpelling} and, for the ends of sessions in a service's log,
 * {@link codev.infra.web.identity.SessionsEndSource}.
 */
@NullMarked
package codev.infra.web.identity;

import org.jspecify.annotations.NullMarked;
