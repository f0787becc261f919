/** Grants of authority: giving, revoking and listing them, and a user's own. */
@NullMarked
package codev.group.grants;

import org.jspecify.annotations.NullMarked;
