/**
 * All that this service holds on one person, for that person.
 *
 * <p>Enter by {@link codev.group.dossier.MyDossier}. May use: the domain's events, their histories,
 * the views, the seals, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.group.dossier;

import org.jspecify.annotations.NullMarked;
