/**
 * Who may do what over which programmes: the grants, and {@link
 * codev.group.authority.ProgrammeAccess}, which every list, page, figure, document and command of
 * this service asks. Groups and programmes use it, not the other way round.
 */
@NullMarked
package codev.group.authority;

import org.jspecify.annotations.NullMarked;
