/**
 * Settings of this service, and how a refused command becomes a problem document.
 *
 * <p>Enter by {@link codev.session.config.SessionConfiguration}. May use: the domain, {@code
 * reference}, the web edge.
 */
@NullMarked
package codev.session.config;

import org.jspecify.annotations.NullMarked;
