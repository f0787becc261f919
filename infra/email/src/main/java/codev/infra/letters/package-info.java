/**
 * Letters by e-mail: which are due, said by a service's {@link codev.infra.email.EmailSource}s;
 * that each is sent once in effect, kept in the service's own log.
 *
 * <p>Enter by {@link codev.infra.email.EmailDispatcher}. May use: the event log, views, Spring's
 * mail sender, Thymeleaf.
 */
@NullMarked
package codev.infra.letters;

import org.jspecify.annotations.NullMarked;
