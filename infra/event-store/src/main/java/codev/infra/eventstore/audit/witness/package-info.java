/**
 * A witness of logs, which runs elsewhere (C2SP tlog-cosignature): it keeps the last checkpoint of
 * each log, cosigns the ones that continue it, and reports any other. Entry: {@code Witness}.
 */
@NullMarked
package codev.infra.eventstore.audit.witness;

import org.jspecify.annotations.NullMarked;
