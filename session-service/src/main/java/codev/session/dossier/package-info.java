/**
 * All that this service holds on one person, for that person: what they said in sessions, their
 * private notes, what was noted of them.
 *
 * <p>Enter by {@link codev.session.dossier.MyDossier}. May use: the domain's events, their
 * histories, the views, the seals, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.session.dossier;

import org.jspecify.annotations.NullMarked;
