/** The resource server: token checks, roles, the current user as a controller argument. */
@NullMarked
package codev.infra.web.security;

import org.jspecify.annotations.NullMarked;
