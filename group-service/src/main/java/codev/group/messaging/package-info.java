/**
 * What this service tells its neighbours: programmes, people, groups, charters, session plans. An
 * e-mail address and every reason stay here.
 *
 * <p>Enter by {@link codev.group.messaging.GroupMessageMapper}. May use: the relay's words. Never:
 * a command, a view.
 */
@NullMarked
package codev.group.messaging;

import org.jspecify.annotations.NullMarked;
