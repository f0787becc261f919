/** The operator's access, with a real database. */
@NullMarked
package codev.infra.eventrelay.endpoint;

import org.jspecify.annotations.NullMarked;
