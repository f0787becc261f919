/** Tests of departures below the API. */
@NullMarked
package codev.group.departures;

import org.jspecify.annotations.NullMarked;
