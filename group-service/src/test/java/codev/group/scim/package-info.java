/** Tests of SCIM that need no service. */
@NullMarked
package codev.group.scim;

import org.jspecify.annotations.NullMarked;
