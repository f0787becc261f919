@NullMarked
package codev.group.domain.security;

import org.jspecify.annotations.NullMarked;
