/**
 * Ends the sessions of people who lose a role, a group or their account at the identity provider,
 * where that is a Keycloak: it announces none of it, but records it as events, which are read here
 * each second.
 *
 * <p>Entry point: {@code AccountEventsScheduler}, on one instance of the service at a time. Which
 * events end sessions is decided in {@code KeycloakEvent} and {@code AccountEnds}.
 */
@NullMarked
package codev.group.identity.events;

import org.jspecify.annotations.NullMarked;
