/**
 * The organisation's people: the read model, its search as far as a user's scope goes, the fields
 * that name a person.
 */
@NullMarked
package codev.group.directory;

import org.jspecify.annotations.NullMarked;
