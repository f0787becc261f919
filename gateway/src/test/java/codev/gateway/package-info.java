/** The gateway's specification: seen from outside, among stand-ins for its neighbours. */
@NullMarked
package codev.gateway;

import org.jspecify.annotations.NullMarked;
