/**
 * Listens to group-service: planned sessions become sessions here and follow their group until they
 * are opened; charter acceptances and people are remembered, and who has been client.
 *
 * <p>Enter by {@link codev.session.groups.WhenGroupsSpeak}; read {@link
 * codev.session.groups.KnownGroup}, {@link codev.session.groups.PastClients}, {@link
 * codev.session.groups.Acquaintance}. May use: the domain, commands, views, the relay.
 */
@NullMarked
package codev.session.groups;

import org.jspecify.annotations.NullMarked;
