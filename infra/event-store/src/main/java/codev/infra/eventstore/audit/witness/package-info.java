/**
 * A witness of logs, which runs elsewhere (C2SP tlog-cosignature): it keeps the last checkpoint of
 * each log, cosigns the ones that continue it, and reports any other. Entry: {@code Witness}. A
 * service that knows its witness looks whether it keeps up ({@code WitnessWatch}).
 */
@NullMarked
package codev.infra.eventstore.audit.witness;

import org.jspecify.annotations.NullMarked;
