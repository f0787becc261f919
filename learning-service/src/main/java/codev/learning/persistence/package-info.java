/** The names under which this service's events are stored. */
@NullMarked
package codev.learning.persistence;

import org.jspecify.annotations.NullMarked;
