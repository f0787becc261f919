/**
 * Reference data that sessions need: groups, names, former clients, grants, names and units of
 * programmes, projected from what other services published and from this service's own log, and the
 * evaluation's items.
 *
 * <p>Entry points: {@link codev.session.reference.KnownGroupView}, {@link
 * codev.session.reference.PastClients}, {@link codev.session.reference.DisplayNameSource}, {@link
 * codev.session.reference.EvaluationQuestionnaire}.
 */
@NullMarked
package codev.session.reference;

import org.jspecify.annotations.NullMarked;
