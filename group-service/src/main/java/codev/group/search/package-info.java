/** The search among people, groups and programmes, as far as a user sees them. */
@NullMarked
package codev.group.search;

import org.jspecify.annotations.NullMarked;
