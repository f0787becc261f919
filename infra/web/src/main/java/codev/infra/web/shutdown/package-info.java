/**
 * Graceful shutdown of one of several instances. In this order: readiness is refused (Spring Boot
 * does that), {@link codev.infra.web.shutdown.TrafficDrain} waits until load balancers have
 * noticed, streams end, the web server answers what it has accepted, {@link
 * codev.infra.web.shutdown.ConnectionDrain} waits until that has been written, event processors
 * give up their leases.
 */
@NullMarked
package codev.infra.web.shutdown;

import org.jspecify.annotations.NullMarked;
