/** What is heard of sessions, as specs. */
@NullMarked
package codev.group.learning;

import org.jspecify.annotations.NullMarked;
