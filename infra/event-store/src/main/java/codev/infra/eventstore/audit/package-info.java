/**
 * Proof for an auditor: signed checkpoints of the log, and the check of an export without the
 * service, its database or its words.
 *
 * <p>Enter by {@link codev.infra.eventstore.audit.Checkpoints} to sign, by {@link
 * codev.infra.eventstore.audit.ChainVerifier} to check an export, by {@link
 * codev.infra.eventstore.audit.IncrementalChainVerifier} to check the log itself; the links to
 * export come from {@link codev.infra.eventstore.EventLog#chain}. May use: the JDK, the log,
 * Jackson. Never: HTTP.
 */
@NullMarked
package codev.infra.eventstore.audit;

import org.jspecify.annotations.NullMarked;
