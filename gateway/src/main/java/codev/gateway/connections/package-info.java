/**
 * Limits on the connections of the gateway's web server: their number, how long a client may take,
 * and that each request names one host. What requests of other sites claim of traces is taken from
 * them.
 */
@NullMarked
package codev.gateway.connections;

import org.jspecify.annotations.NullMarked;
