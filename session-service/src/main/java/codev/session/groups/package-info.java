/**
 * Listens to group-service: planned sessions become sessions here, charter acceptances are
 * remembered.
 *
 * <p>Enter by {@link codev.session.groups.WhenGroupsSpeak}; read {@link
 * codev.session.groups.KnownGroup}. May use: the domain, commands, views, the relay.
 */
@NullMarked
package codev.session.groups;

import org.jspecify.annotations.NullMarked;
