/**
 * How requests go on to the services and answers come back: once, and unbuffered.
 *
 * <p>The routes are in {@code application.yaml}; Spring Cloud Gateway does the rest.
 */
@NullMarked
package codev.gateway.streaming;

import org.jspecify.annotations.NullMarked;
