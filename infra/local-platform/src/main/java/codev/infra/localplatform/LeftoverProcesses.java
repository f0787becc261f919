package codev.infra.localplatform;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.ProcessTermination;
import java.time.Duration;
import java.util.List;

/** The processes that a supervisor has left because it was itself killed. */
final class LeftoverProcesses {

  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private LeftoverProcesses() {}

  /** Ends them, those started last first; returns how many there were. */
  static int end(DataDirectory data) {
    var leftovers =
        PlatformState.read(data).map(PlatformState::processes).orElse(List.of()).stream()
            .filter(each -> each.identity().isAlive())
            .toList()
            .reversed();
    for (var each : leftovers) ProcessTermination.end(each.identity(), each.stopSignal(), PATIENCE);
    return leftovers.size();
  }
}
