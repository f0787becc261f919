/**
 * Sign-in by OpenID Connect (authorization code with PKCE), the session cookie, CSRF protection,
 * and the relay of the access token to the services. A browser never receives a token, a service
 * never receives the cookie.
 */
@NullMarked
package codev.gateway.security;

import org.jspecify.annotations.NullMarked;
