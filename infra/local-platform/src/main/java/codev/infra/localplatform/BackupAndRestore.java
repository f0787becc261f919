package codev.infra.localplatform;

import codev.infra.localplatform.backup.BackupCommand;
import codev.infra.localplatform.backup.PointInTimeRecovery;
import codev.infra.localplatform.backup.RestoreCommand;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.DataLock;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;

/** {@code ./codev backup} and {@code ./codev restore}, of a platform that runs or is stopped. */
record BackupAndRestore(DataDirectory data, Path ownJar) {

  int backup(Path target) throws IOException {
    var command = new BackupCommand(data, target, System.out);
    var lock = DataLock.tryAcquire(data);
    if (lock.isEmpty()) {
      command.run(runningServer());
      return 0;
    }
    try (var _ = lock.get()) {
      LeftoverProcesses.end(data);
      command.runStopped(ownJar);
      return 0;
    }
  }

  int restore(Path backup, Arguments arguments) throws IOException {
    if (arguments.toTime() != null && arguments.walArchive() == null) {
      throw new CliException("--to-time needs the archive to recover from: --wal-archive DIR");
    }
    var pointInTime =
        arguments.walArchive() == null
            ? null
            : new PointInTimeRecovery(arguments.walArchive(), arguments.toTime());
    data.prepare();
    try (var _ =
        DataLock.tryAcquire(data)
            .orElseThrow(
                () ->
                    new CliException(
                        "codev is running in %s; stop it first: ./codev down"
                            .formatted(data.root())))) {
      LeftoverProcesses.end(data);
      var command = new RestoreCommand(data, backup, ownJar, System.out);
      var only = arguments.onlyLog();
      if (only == null) command.run(arguments.force(), pointInTime);
      else command.runOnly(only, arguments.force(), pointInTime);
      return 0;
    }
  }

  private PostgresDatabases runningServer() {
    return PlatformState.read(data)
        .filter(PlatformState::ready)
        .map(state -> new PostgresServer(data, new Ports(state.port()).postgres(), ownJar, null))
        .map(PostgresServer::databases)
        .orElseThrow(() -> new CliException("codev is starting; ./codev status shows it"));
  }
}
