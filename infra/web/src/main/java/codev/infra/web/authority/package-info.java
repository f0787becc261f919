/**
 * Authority over programmes: the identity provider's role within a granted scope. Each service
 * keeps the grants itself and asks {@link codev.infra.web.authority.ProgrammeAuthorities}.
 */
@NullMarked
package codev.infra.web.authority;

import org.jspecify.annotations.NullMarked;
