/**
 * Bad networks, clients and databases for tests: connections that are slow, silent, refused or
 * lost. Entries: {@link codev.infra.testkit.faults.TcpProxy}, {@link
 * codev.infra.testkit.faults.StartingPostgresProxy}, {@link
 * codev.infra.testkit.faults.BreakableDataSource}, {@link codev.infra.testkit.faults.SlowClient}.
 */
@NullMarked
package codev.infra.testkit.faults;

import org.jspecify.annotations.NullMarked;
