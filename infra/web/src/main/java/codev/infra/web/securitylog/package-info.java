/**
 * The security log of a service: what its events and its refusals by access policies write to it.
 *
 * <p>Entry points: {@link codev.infra.web.securitylog.SecurityEntrySource}, which a service
 * implements, and {@link codev.infra.web.securitylog.AccessRefusalLog}.
 */
@NullMarked
package codev.infra.web.securitylog;

import org.jspecify.annotations.NullMarked;
