@NullMarked
package codev.gateway.access;

import org.jspecify.annotations.NullMarked;
