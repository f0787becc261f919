/**
 * Who may see or change what of which programme, from what group-service published: {@link
 * codev.learning.authority.ProgrammeAccess}.
 */
@NullMarked
package codev.learning.authority;

import org.jspecify.annotations.NullMarked;
