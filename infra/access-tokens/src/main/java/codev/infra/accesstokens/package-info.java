/**
 * What the gateway and the services demand of an access token of the identity provider. Depends on
 * Spring Security's validators only, not on a web layer.
 */
@NullMarked
package codev.infra.accesstokens;

import org.jspecify.annotations.NullMarked;
