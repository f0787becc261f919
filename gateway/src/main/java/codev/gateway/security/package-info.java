/**
 * Who asks: a browser that has signed in and holds a cookie, or a program that shows a token.
 *
 * <p>Enter by {@link codev.gateway.security.SecurityConfiguration}. May use {@code refusing}. A
 * browser never sees a token, a service never sees the cookie.
 */
@NullMarked
package codev.gateway.security;

import org.jspecify.annotations.NullMarked;
