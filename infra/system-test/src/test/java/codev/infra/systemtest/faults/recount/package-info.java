/**
 * What a platform has to show at the end, counted anew from its logs. Enter at {@link
 * codev.infra.systemtest.faults.recount.EmailRecount}.
 */
@NullMarked
package codev.infra.systemtest.faults.recount;

import org.jspecify.annotations.NullMarked;
