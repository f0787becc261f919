/**
 * Who signs in on the local platform: an OpenID Connect provider with the demonstration users.
 *
 * <p>Enter by {@link codev.infra.platform.identity.IdentityProvider}, a process of its own. It may
 * use Spring Authorization Server; it knows nothing of the services. Elsewhere any other provider
 * takes its place.
 */
@NullMarked
package codev.infra.platform.identity;

import org.jspecify.annotations.NullMarked;
