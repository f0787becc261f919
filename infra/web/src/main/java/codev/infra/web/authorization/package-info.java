/**
 * Deny by default: each handler declares its {@link codev.infra.web.authorization.AccessPolicy},
 * which is checked before anything else of a request is looked at; without one the service does not
 * start.
 */
@NullMarked
package codev.infra.web.authorization;

import org.jspecify.annotations.NullMarked;
