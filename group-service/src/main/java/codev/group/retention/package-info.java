/**
 * How long the data of a programme is kept: the periods that are set, on which legal basis, and
 * when what leaves. The pages of a programme and of the organisation, and the data protection
 * dossier, read {@link codev.group.retention.RetentionQueries}. What is encrypted with a key of the
 * programme leaves with it; the identity of a person leaves with the last of their programmes.
 */
@NullMarked
package codev.group.retention;

import org.jspecify.annotations.NullMarked;
