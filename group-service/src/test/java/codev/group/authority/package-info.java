@NullMarked
package codev.group.authority;

import org.jspecify.annotations.NullMarked;
