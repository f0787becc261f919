@NullMarked
package codev.group.invitations;

import org.jspecify.annotations.NullMarked;
