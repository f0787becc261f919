package codev.group.directory;

import codev.group.domain.GroupCommand.RegisterPerson;

/**
 * One person's row in an imported file.
 *
 * @param number where in the list
 * @param hasOwnId whether the file itself contains the person's id
 */
record ImportRow(int number, RegisterPerson command, boolean hasOwnId) {}
