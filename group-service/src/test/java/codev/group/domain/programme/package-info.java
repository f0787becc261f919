/** Values about one programme. */
@NullMarked
package codev.group.domain.programme;

import org.jspecify.annotations.NullMarked;
