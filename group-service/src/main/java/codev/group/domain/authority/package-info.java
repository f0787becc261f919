/** Values of authority: grants (which role, over what) and approvals (which action). */
@NullMarked
package codev.group.domain.authority;

import org.jspecify.annotations.NullMarked;
