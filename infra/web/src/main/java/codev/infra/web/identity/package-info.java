/**
 * Under which user name a service knows the person whom a request or a token names.
 *
 * <p>Entry point: {@link codev.infra.web.identity.UsernameSpelling}.
 */
@NullMarked
package codev.infra.web.identity;

import org.jspecify.annotations.NullMarked;
