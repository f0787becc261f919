/**
 * A Keycloak for tests, as far as its events are read. Entry: {@link
 * codev.infra.testkit.keycloak.TestKeycloak}.
 */
@NullMarked
package codev.infra.testkit.keycloak;

import org.jspecify.annotations.NullMarked;
