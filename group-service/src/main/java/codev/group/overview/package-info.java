/** The home page, the overview of the groups of a programme, and the page of one group. */
@NullMarked
package codev.group.overview;

import org.jspecify.annotations.NullMarked;
