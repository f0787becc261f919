package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.FailureReasonFinder;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessTermination;
import codev.infra.localplatform.process.ShutdownHook;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** The PostgreSQL server of a platform that is stopped, run on a free port for a while. */
final class TemporaryPostgres implements AutoCloseable {

  /** The name of the server's folder and of its log. */
  static final String POSTGRES = "postgres";

  /** To recover what a long log holds. */
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final ProcessSpecification program;
  private final PostgresServer server;
  private final ProcessIdentity process;
  private final ShutdownHook interruption;

  private TemporaryPostgres(
      PostgresServer server, ProcessSpecification program, ProcessIdentity process) {
    this.server = server;
    this.program = program;
    this.process = process;
    this.interruption = endedWithThisProgram();
  }

  private ShutdownHook endedWithThisProgram() {
    try {
      return ShutdownHook.add("stop-postgres", this::end);
    } catch (CliException e) {
      end();
      throw e;
    }
  }

  /** Returns when the server answers. */
  static TemporaryPostgres start(DataDirectory data, Path ownJar) throws IOException {
    return start(data, ownJar, data.log(POSTGRES));
  }

  /**
   * Returns when the server answers.
   *
   * @param log that its output is appended to
   */
  static TemporaryPostgres start(DataDirectory data, Path ownJar, Path log) throws IOException {
    var server = new PostgresServer(data, freePort(), ownJar, null);
    var program = server.program();
    var process = program.into(log, true).start();
    var running = new TemporaryPostgres(server, program, ProcessIdentity.of(process.toHandle()));
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!running.isReady()) {
      if (!process.isAlive()) {
        running.close();
        throw new CliException(
            "PostgreSQL does not start: %s (log: %s)".formatted(FailureReasonFinder.in(log), log));
      }
      if (System.nanoTime() > deadline) {
        running.close();
        throw new CliException("PostgreSQL is not ready after %s".formatted(START_LIMIT));
      }
      PollDelay.sleep(200);
    }
    return running;
  }

  PostgresDatabases databases() {
    return server.databases();
  }

  /** Not while it recovers: it then refuses to create or alter anything. */
  private boolean isReady() {
    try {
      return program.readiness().isReady();
    } catch (CliException e) {
      close();
      throw e;
    } catch (Exception e) {
      return false;
    }
  }

  @Override
  public void close() {
    end();
    interruption.close();
  }

  private void end() {
    ProcessTermination.end(process, program.stopSignal(), STOP_LIMIT);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
