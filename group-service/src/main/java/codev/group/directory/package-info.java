/**
 * The people of the organisation, as far as it matters to compose groups.
 *
 * <p>Enter by {@link codev.group.directory.DirectoryQueries}. May use: the views, the log's head.
 * Never: a command.
 *
 * <p>This is where a rule over several people finds its facts: a write room asks the directory,
 * which answers only once it includes all that the log holds at that moment, and puts what it said
 * into its command. What two people write in the very same instant can still cross; the command
 * then records what was known.
 */
@NullMarked
package codev.group.directory;

import org.jspecify.annotations.NullMarked;
