/**
 * Service tokens: with one of them a program of the organisation, such as its identity provider,
 * calls what the token's scopes allow. An administrator creates and revokes them.
 *
 * <p>Entry points: {@code ServiceTokenPageController}, for administrators, and {@code
 * ServiceTokenFilter}, for the paths that programs call.
 */
@NullMarked
package codev.group.servicetokens;

import org.jspecify.annotations.NullMarked;
