/** The platform in containers, as a browser reaches it: through Keycloak's sign-in. */
@NullMarked
package codev.infra.systemtest.containers;

import org.jspecify.annotations.NullMarked;
