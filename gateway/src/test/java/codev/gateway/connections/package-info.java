@NullMarked
package codev.gateway.connections;

import org.jspecify.annotations.NullMarked;
