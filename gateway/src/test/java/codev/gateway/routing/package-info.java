@NullMarked
package codev.gateway.routing;

import org.jspecify.annotations.NullMarked;
