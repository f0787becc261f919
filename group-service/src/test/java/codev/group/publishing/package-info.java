/** What leaves the service, as specs. */
@NullMarked
package codev.group.publishing;

import org.jspecify.annotations.NullMarked;
