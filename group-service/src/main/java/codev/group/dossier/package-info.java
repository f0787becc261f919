/**
 * The data protection dossier of a programme, for employee representatives and an impact
 * assessment: which personal data are kept, why, who receives them, for how long, and how they are
 * protected, with the values of the running settings.
 *
 * <p>Entry point: {@link codev.group.dossier.DossierController}. It reads settings of other
 * packages and of what services share, and knows no setting of another service.
 */
@NullMarked
package codev.group.dossier;

import org.jspecify.annotations.NullMarked;
