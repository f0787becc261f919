/**
 * What the gateway itself refuses, in the security log: in the stream, and where the person is
 * known in the record too, which is group-service's.
 */
@NullMarked
package codev.gateway.securitylog;

import org.jspecify.annotations.NullMarked;
