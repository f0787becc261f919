/**
 * Where programmes are declared and groups formed.
 *
 * <p>Enter by {@code FormGroups}. May use: commands, the directory, the roster, Spring MVC. Never:
 * a rule; those are in {@code domain}.
 */
@NullMarked
package codev.group.programme;

import org.jspecify.annotations.NullMarked;
