/**
 * Who may call what the gateway answers itself. All else is passed on for whoever is signed in, and
 * decided by the service that answers.
 *
 * <p>Entry point: {@link codev.gateway.access.GatewayEndpoints}.
 */
@NullMarked
package codev.gateway.access;

import org.jspecify.annotations.NullMarked;
