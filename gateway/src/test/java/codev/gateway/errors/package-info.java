@NullMarked
package codev.gateway.errors;

import org.jspecify.annotations.NullMarked;
