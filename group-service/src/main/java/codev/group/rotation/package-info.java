/**
 * The read model of one group's rotation: who has been client, who is next, decisions about turns.
 */
@NullMarked
package codev.group.rotation;

import org.jspecify.annotations.NullMarked;
