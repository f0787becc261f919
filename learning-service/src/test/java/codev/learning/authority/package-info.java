@NullMarked
package codev.learning.authority;

import org.jspecify.annotations.NullMarked;
