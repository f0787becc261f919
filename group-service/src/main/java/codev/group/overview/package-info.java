/** Pages over many groups: the home page and the overview of one programme. */
@NullMarked
package codev.group.overview;

import org.jspecify.annotations.NullMarked;
