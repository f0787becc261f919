@NullMarked
package codev.group.overview;

import org.jspecify.annotations.NullMarked;
