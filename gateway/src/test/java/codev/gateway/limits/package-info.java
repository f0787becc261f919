@NullMarked
package codev.gateway.limits;

import org.jspecify.annotations.NullMarked;
