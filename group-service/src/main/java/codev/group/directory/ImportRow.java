package codev.group.directory;

import codev.group.domain.GroupCommand.RegisterPerson;

/**
 * One person in a list.
 *
 * @param number where in the list
 * @param hasOwnId whether the list itself says by which id the person is known
 */
record ImportRow(int number, RegisterPerson command, boolean hasOwnId) {}
