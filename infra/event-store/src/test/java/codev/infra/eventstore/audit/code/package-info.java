/** What tests of codes need. */
@NullMarked
package codev.infra.eventstore.audit.code;

import org.jspecify.annotations.NullMarked;
