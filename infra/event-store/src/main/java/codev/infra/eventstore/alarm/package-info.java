/**
 * Alarms: what was found once and must not be forgotten before an operator has seen it. Entry
 * point: {@code Alarms}. Uses the database only.
 */
@NullMarked
package codev.infra.eventstore.alarm;

import org.jspecify.annotations.NullMarked;
