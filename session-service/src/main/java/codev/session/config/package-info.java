/**
 * Settings of this service, and how a refused command becomes a problem document.
 *
 * <p>Entry point: {@link codev.session.config.SessionServiceConfiguration}.
 */
@NullMarked
package codev.session.config;

import org.jspecify.annotations.NullMarked;
