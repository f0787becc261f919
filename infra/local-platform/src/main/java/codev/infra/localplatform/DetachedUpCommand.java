package codev.infra.localplatform;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.DataLock;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.ProcessSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./codev up --detach}: starts a supervisor of its own and returns when that is ready.
 *
 * @param launcher the program that the supervisor is
 */
record DetachedUpCommand(DataDirectory data, UpOptions options, Class<?> launcher) {
  /** Returns the exit code: the supervisor's where it has ended. */
  int run() throws IOException {
    data.prepare();
    var log = data.log("codev");
    try (var _ = DataLock.acquire(data)) {
      Files.deleteIfExists(log); // not that of a platform that runs
    }
    var supervisor =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(log.toFile())
            .start();
    var stop = new Thread(supervisor::destroy, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    var linesShown = 0;
    while (true) {
      var ended = !supervisor.isAlive();
      var ready = isReady(supervisor.pid());
      var output = Files.readString(log);
      System.out.print(output.substring(linesShown));
      System.out.flush();
      linesShown = output.length();
      if (ended || ready) {
        Runtime.getRuntime().removeShutdownHook(stop);
        return ended ? supervisor.exitValue() : 0;
      }
      PollDelay.sleep(100);
    }
  }

  private List<String> command() {
    var command = new ArrayList<>(ProcessSpecification.detachPrefix());
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), launcher.getName()));
    command.addAll(List.of("up", "--data", data.root().toString()));
    command.addAll(options.words());
    return command;
  }

  private boolean isReady(long supervisor) {
    return PlatformState.read(data)
        .filter(state -> state.supervisor().pid() == supervisor)
        .filter(PlatformState::ready)
        .isPresent();
  }
}
