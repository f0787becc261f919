/** What is heard of sessions, as specs. */
@NullMarked
package codev.group.sessions;

import org.jspecify.annotations.NullMarked;
