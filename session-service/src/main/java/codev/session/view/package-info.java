/**
 * The read model of one session, with texts still encrypted, and who may see what of it.
 *
 * <p>Enter by {@link codev.session.view.SessionView} (what is stored), {@link
 * codev.session.view.SessionQueries} (how it is found, now or at an earlier version) and {@link
 * codev.session.view.SessionAccess} (what one person may see). May use: the domain, projections,
 * the event log for reading. Never: commands, decryption, Kafka.
 */
@NullMarked
package codev.session.view;

import org.jspecify.annotations.NullMarked;
