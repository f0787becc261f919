/**
 * Programmes, the people of the organisation, their groups: charter, rotation and session plan.
 *
 * <p>Rooms: {@code forming}, {@code composing}, {@code planning} and {@code chartering} write;
 * {@code directory}, {@code roster}, {@code calendar} and {@code rotation} read; {@code publishing}
 * speaks; {@code sessions} and {@code learning} listen.
 */
@NullMarked
package codev.group;

import org.jspecify.annotations.NullMarked;
