/** Values about one programme: aims, competencies, holidays, the training, retention. */
@NullMarked
package codev.group.domain.programme;

import org.jspecify.annotations.NullMarked;
