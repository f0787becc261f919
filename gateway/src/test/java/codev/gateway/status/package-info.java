@NullMarked
package codev.gateway.status;

import org.jspecify.annotations.NullMarked;
