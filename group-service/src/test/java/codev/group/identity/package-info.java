/** Tests of which account is which person. */
@NullMarked
package codev.group.identity;

import org.jspecify.annotations.NullMarked;
