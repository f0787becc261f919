/**
 * What Spring needs to know of this service.
 *
 * <p>May use: everything the service has.
 */
@NullMarked
package codev.session.wiring;

import org.jspecify.annotations.NullMarked;
