package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.probe.DiskProbe;
import codev.infra.localplatform.probe.Finding;
import codev.infra.localplatform.process.MemoryUsage;
import codev.infra.localplatform.status.ProcessRow;
import codev.infra.localplatform.status.StatusPage;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports the state of each process of a running platform, and what is wrong.
 *
 * @param findings which processes do not work, which databases refuse writes, what is stopped until
 *     a person decides, which alarms and dead letters wait, what is behind, and a disk that is full
 */
record StatusReport(List<Line> lines, List<Finding> findings) {

  /**
   * @param state a {@link Phase}, or {@code DEAD} for a process that is not there; of the whole
   *     platform {@code DEGRADED} when a process is not ready or a database refuses writes
   * @param memoryBytes with its children
   * @param diskFreeBytes on the disk of its data; null for what is no store
   */
  record Line(
      String name,
      long pid,
      int port,
      String state,
      long memoryBytes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long diskFreeBytes) {

    /**
     * @param data the folder of the stores
     */
    static Line of(RunningProcess running, Path data) {
      var process = running.identity().process();
      return new Line(
          running.name(),
          running.identity().pid(),
          running.port(),
          process.isPresent() ? running.phase().name() : "DEAD",
          process.map(MemoryUsage::of).orElse(0L),
          DataDirectory.STORES.contains(running.name())
              ? DiskProbe.freeBytes(data.resolve(running.name()))
              : null);
    }
  }

  /**
   * @param data the folder of the stores
   */
  static StatusReport of(PlatformState state, Path data) {
    var services =
        state.processes().stream()
            .filter(each -> each.name().contains("-service") && each.identity().isAlive())
            .toList();
    var answers = ServiceProbes.of(services);
    var launcher =
        new Line(
            "codev",
            state.supervisor().pid(),
            state.port(),
            overall(state, answers.refusals().isEmpty()),
            state.supervisor().process().map(MemoryUsage::withoutChildren).orElse(0L),
            null);
    var others = state.processes().stream().map(each -> Line.of(each, data));
    var findings =
        Stream.of(
                state.processes().stream().flatMap(each -> problem(each).stream()),
                answers.refusals().stream(),
                answers.others().stream(),
                DiskProbe.ofStores(data).stream())
            .flatMap(each -> each);
    return new StatusReport(Stream.concat(Stream.of(launcher), others).toList(), findings.toList());
  }

  private static Optional<Finding> problem(RunningProcess process) {
    var name = process.name();
    var log = "./codev logs " + name + " says why";
    if (process.phase() == Phase.STOPPED) return Optional.empty();
    if (!process.identity().isAlive())
      return Optional.of(
          new Finding(
              name + " has ended", "It is restarted automatically. If it ends again, " + log));
    return switch (process.phase()) {
      case READY, STOPPED -> Optional.empty();
      case STARTING, RESTARTING ->
          Optional.of(new Finding(name + " is starting", "Wait. If this persists, " + log));
      case NOT_READY ->
          Optional.of(
              new Finding(
                  name + " is running but not working",
                  "Wait: a store may be down, or a read model is being rebuilt. If this persists, "
                      + log));
    };
  }

  private static String overall(PlatformState state, boolean takesWrites) {
    if (!state.ready()) return "STARTING";
    return takesWrites
            && state.processes().stream()
                .allMatch(each -> each.phase() == Phase.READY && each.identity().isAlive())
        ? "READY"
        : "DEGRADED";
  }

  void printJson(PrintStream out) {
    out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(lines));
  }

  String page() {
    return StatusPage.of(
        findings,
        lines.stream()
            .map(line -> new ProcessRow(line.name, line.state, line.port, line.memoryBytes >> 20))
            .toList());
  }

  void printTable(PrintStream out) {
    out.printf("%-18s %8s %6s  %-10s %7s%n", "name", "pid", "port", "state", "memory");
    for (var line : lines) {
      out.printf(
          "%-18s %8d %6d  %-10s %4d MB%n",
          line.name, line.pid, line.port, line.state, line.memoryBytes >> 20);
    }
    var total = lines.stream().mapToLong(Line::memoryBytes).sum();
    out.printf("%-46s %4d MB%n", "all", total >> 20);
    printFindings(out);
  }

  private void printFindings(PrintStream out) {
    if (findings.isEmpty()) out.println("No problems found.");
    for (var finding : findings) {
      out.println(finding.problem());
      out.println("  " + finding.remedy());
    }
  }
}
