/** How groups are formed and meet, in the words of those who do it. */
@NullMarked
package codev.group;

import org.jspecify.annotations.NullMarked;
