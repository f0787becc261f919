/** The export of everything this service holds about one person. */
@NullMarked
package codev.group.personaldata;

import org.jspecify.annotations.NullMarked;
