/** Tests of alarms. */
@NullMarked
package codev.infra.eventstore.alarm;

import org.jspecify.annotations.NullMarked;
