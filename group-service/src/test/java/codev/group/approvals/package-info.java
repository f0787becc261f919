/** Tests of approvals below the API. */
@NullMarked
package codev.group.approvals;

import org.jspecify.annotations.NullMarked;
