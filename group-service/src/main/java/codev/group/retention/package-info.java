/**
 * How long the data of a programme is kept: the periods that are set, on which legal basis, and
 * when what leaves. The pages of a programme and of the organisation, and the data protection
 * dossier, read {@link codev.group.retention.RetentionQueries}.
 */
@NullMarked
package codev.group.retention;

import org.jspecify.annotations.NullMarked;
