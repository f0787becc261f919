/** What administrators of the organisation may do here; group-service knows who they are. */
@NullMarked
package codev.gateway.administration;

import org.jspecify.annotations.NullMarked;
