/** What a programme is declared with, as specs. */
@NullMarked
package codev.group.forming;

import org.jspecify.annotations.NullMarked;
