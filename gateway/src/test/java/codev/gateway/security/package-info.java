@NullMarked
package codev.gateway.security;

import org.jspecify.annotations.NullMarked;
