@NullMarked
package codev.gateway.sessions;

import org.jspecify.annotations.NullMarked;
