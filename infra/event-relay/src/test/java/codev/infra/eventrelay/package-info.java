@NullMarked
package codev.infra.eventrelay;

import org.jspecify.annotations.NullMarked;
