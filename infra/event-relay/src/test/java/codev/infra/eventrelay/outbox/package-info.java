/** The outbox, with a real broker and a real log. */
@NullMarked
package codev.infra.eventrelay.outbox;

import org.jspecify.annotations.NullMarked;
