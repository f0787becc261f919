/** The names under which this service's events are stored. */
@NullMarked
package codev.group.persistence;

import org.jspecify.annotations.NullMarked;
