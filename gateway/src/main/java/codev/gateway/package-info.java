/**
 * The one door: who comes in, where each request goes, and what is said when it cannot.
 *
 * <p>Enter by {@code application.yaml}, which holds the routes: Spring Cloud Gateway passes
 * requests on, once, and streams unbuffered. {@code identity} knows who asks, {@code refusing} says
 * no, {@code health} looks at the services. Owns no data; knows no rule of the method.
 */
@NullMarked
package codev.gateway;

import org.jspecify.annotations.NullMarked;
