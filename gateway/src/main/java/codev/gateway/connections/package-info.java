/**
 * Limits on the connections of the gateway's web server: their number, how long a client may take,
 * and that each request names one host.
 */
@NullMarked
package codev.gateway.connections;

import org.jspecify.annotations.NullMarked;
